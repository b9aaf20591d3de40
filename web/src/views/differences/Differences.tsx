export default function Differences() { return <h1>Differences</h1>; }
