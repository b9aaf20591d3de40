export default function DocumentView() { return <h1>DocumentView</h1>; }
