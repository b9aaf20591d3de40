/** The values of one respect with their counts; several chosen are alternatives. */
import type { Count } from "../api/records";

export interface ValuesProps {
  title: string;
  values: readonly Count[];
  chosen: readonly string[];
  label: (value: string) => string;
  onToggle: (value: string) => void;
}

export function Values({ title, values, chosen, label, onToggle }: ValuesProps) {
  const there = values.map(({ value }) => value);
  const shown = [...values, ...chosen.filter((value) => !there.includes(value)).map((value) => ({ value, claims: 0 }))];
  return (
    <details class="facet" open>
      <summary>{title}</summary>
      <ul>
        {shown.map(({ value, claims }) => (
          <li key={value}>
            <button type="button" class="facet-value" aria-pressed={chosen.includes(value!)} onClick={() => onToggle(value!)}>
              <span class="facet-text">{label(value!)}</span>
              <span class="facet-count">{claims.toLocaleString("en")}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
