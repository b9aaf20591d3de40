/** One claim type, or all; several chosen elsewhere are shown as chips. */
import { setFilter } from "../state/filter";
import { query } from "../state/url";
import { kinds } from "./kinds";

export function TypeChoice({ all = true }: { all?: boolean }) {
  const chosen = query.value.getAll("type");
  const every = [...kinds.value.values()];
  const families = [...new Set(every.map(({ family }) => family))].map((family) => [family, every.filter((kind) => kind.family === family)] as const);
  return (
    <select aria-label="Type of claim" value={chosen.length === 1 ? chosen[0]! : ""} onChange={(event) => setFilter({ type: event.currentTarget.value })}>
      {(all || chosen.length !== 1) && <option value="">{chosen.length > 1 ? `${chosen.length} types` : "All types"}</option>}
      {families.map(([family, members]) => (
        <optgroup key={family} label={family}>
          {members.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
