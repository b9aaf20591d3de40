/** One claim type, or all; several chosen elsewhere are shown as chips. */
import { setFilter } from "../state/filter";
import { query } from "../state/url";
import { kinds } from "./kinds";

/** With `usual`, that type is meant where the address names none, and there is no choosing of all. */
export function TypeChoice({ usual }: { usual?: string }) {
  const named = query.value.getAll("type");
  const chosen = named.length || !usual ? named : [usual];
  const every = [...kinds.value.values()];
  const families = [...new Set(every.map(({ family }) => family))].map((family) => [family, every.filter((kind) => kind.family === family)] as const);
  return (
    <select aria-label="Type of claim" value={chosen.length === 1 ? chosen[0]! : ""} onChange={(event) => setFilter({ type: event.currentTarget.value })}>
      {(!usual || chosen.length !== 1) && <option value="">{chosen.length > 1 ? `${chosen.length} types` : "All types"}</option>}
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
