/** Conditions that are ranges: days, figures, a circle around a place, how surely the reader read. */
import { setFilter } from "../state/filter";
import { query } from "../state/url";

type Field = { name: "start" | "end" | "low" | "high" | "near" | "radius"; label: string; type: "date" | "number" | "text" };
const FIELDS: readonly Field[] = [
  { name: "start", label: "From", type: "date" },
  { name: "end", label: "To", type: "date" },
  { name: "low", label: "Figure at least", type: "number" },
  { name: "high", label: "Figure at most", type: "number" },
  { name: "near", label: "Near (place or lat,lon)", type: "text" },
  { name: "radius", label: "Within km", type: "number" },
];

export function RangeFilters() {
  const shown = FIELDS.some(({ name }) => query.value.has(name)) || query.value.has("confidence");
  return (
    <details class="facet" open={shown}>
      <summary>Dates, figures, nearness</summary>
      <div class="ranges">
        {FIELDS.map(({ name, label, type }) => (
          <label key={name}>
            {label}
            <Input name={name} type={type} />
          </label>
        ))}
        <label class="wide">
          Reading confidence, at least
          <select value={query.value.get("confidence") ?? ""} onChange={(event) => setFilter({ confidence: event.currentTarget.value })}>
            <option value="">any</option>
            <option value="0.5">50 %</option>
            <option value="0.7">70 %</option>
            <option value="0.9">90 %</option>
          </select>
        </label>
      </div>
    </details>
  );
}

function Input({ name, type }: { name: Field["name"]; type: Field["type"] }) {
  const value = query.value.get(name) ?? "";
  const onChange = (event: Event) => setFilter({ [name]: (event.currentTarget as HTMLInputElement).value });
  if (type === "number") return <input type="number" min={0} step="any" value={value} onChange={onChange} />;
  if (type === "date") return <input type="date" value={value} onChange={onChange} />;
  return <input type="text" maxLength={300} value={value} onChange={onChange} />;
}
