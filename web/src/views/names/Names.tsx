export default function Names() { return <h1>Names</h1>; }
