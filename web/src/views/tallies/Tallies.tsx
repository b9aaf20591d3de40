export default function Tallies() { return <h1>Tallies</h1>; }
