export default function Claims() { return <h1>Claims</h1>; }
