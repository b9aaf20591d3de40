/** Values of the claims of a filter with their counts; choosing one narrows the filter, choosing several of a group widens it. */
import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { ClaimsAnswer, Count } from "../api/records";
import { useAnswer } from "../api/use";
import { asking, type FilterName, MODALITIES, monthDays, setFilter, toggle } from "../state/filter";
import { query } from "../state/url";
import { familyClass, labelOf } from "./kinds";
import { Notice } from "./Notice";
import { RangeFilters } from "./RangeFilters";

interface Group {
  facet: string;
  title: string;
  name: FilterName;
  open: boolean;
  label?: (value: string) => string;
}
const GROUPS: readonly Group[] = [
  { facet: "type", title: "Type", name: "type", open: true, label: labelOf },
  { facet: "agent", title: "Who", name: "agent", open: true },
  { facet: "target", title: "Whom", name: "target", open: false },
  { facet: "place", title: "Place", name: "place", open: true },
  { facet: "source", title: "According to", name: "source", open: true },
  { facet: "outlet", title: "Outlet", name: "outlet", open: false },
  { facet: "month", title: "Month", name: "start", open: false },
  { facet: "modality", title: "Factuality", name: "modality", open: false, label: (value) => MODALITIES[value] ?? value },
  { facet: "polarity", title: "Denial", name: "polarity", open: false, label: (value) => (value === "negative" ? "denied" : "not denied") },
  { facet: "state", title: "Review state", name: "state", open: false },
  { facet: "verdict", title: "Findings", name: "verdict", open: false },
];
const FEW = 8;
const MANY = 100;

export function Facets() {
  const wide = useSignal<ReadonlySet<string>>(new Set());
  const address = useComputed(() => asking("claims", { size: "0", others: "true", values: String(wide.value.size ? MANY : FEW + 1), facet: GROUPS.map((g) => g.facet) }));
  const loaded = useAnswer<ClaimsAnswer>(address);
  const { state, value } = loaded.value;
  if (state === "failed" && !value) return <Notice bad>{loaded.value.error.message}</Notice>;
  return (
    <div class="facets" aria-busy={state === "loading"}>
      {GROUPS.map((group) => (
        <FacetGroup key={group.facet} group={group} values={value?.facets?.find(({ name }) => name === group.facet)?.values ?? null} wide={wide} />
      ))}
      <RangeFilters />
    </div>
  );
}

function FacetGroup({ group, values, wide }: { group: Group; values: readonly Count[] | null; wide: Signal<ReadonlySet<string>> }) {
  if (values && !values.length && !query.value.has(group.name)) return null;
  const all = wide.value.has(group.facet);
  const shown = withChosen(group, (values ?? []).slice(0, all ? MANY : FEW));
  return (
    <details class="facet" open={group.open || query.value.has(group.name)}>
      <summary>{group.title}</summary>
      {values === null ? (
        <p class="loading">…</p>
      ) : (
        <ul>
          {shown.map((count) => (
            <FacetValue key={count.value} group={group} count={count} />
          ))}
        </ul>
      )}
      {values && values.length > FEW && (
        <button type="button" class="plain" onClick={() => (wide.value = flipped(wide.value, group.facet))}>
          {all ? "Fewer" : "More"}
          <span class="visually-hidden"> of {group.title}</span>
        </button>
      )}
    </details>
  );
}

function FacetValue({ group, count }: { group: Group; count: Count }) {
  const value = count.value ?? null;
  const chosen = isChosen(group, value);
  const text = value === null ? (group.facet === "month" ? "undated" : "none") : group.label ? group.label(value) : value;
  const pick = () => (group.facet === "month" ? pickMonth(value, chosen) : value !== null && toggle(group.name, value));
  if (value === null && group.facet !== "month") return null;
  return (
    <li>
      <button type="button" class="facet-value" aria-pressed={chosen} onClick={pick}>
        <span class={`facet-text ${group.facet === "type" ? familyClass(value!) : ""}`} dir="auto">
          {text}
        </span>
        <span class="facet-count">{count.claims.toLocaleString("en")}</span>
      </button>
    </li>
  );
}

function isChosen({ facet, name }: Group, value: string | null): boolean {
  if (facet !== "month") return value !== null && query.value.getAll(name).includes(value);
  if (value === null) return query.value.get("undated") === "true";
  const { start, end } = monthDays(value);
  return query.value.get("start") === start && query.value.get("end") === end;
}

function pickMonth(value: string | null, chosen: boolean): void {
  if (chosen) setFilter({ start: undefined, end: undefined, undated: undefined });
  else if (value === null) setFilter({ start: undefined, end: undefined, undated: "true" });
  else setFilter({ ...monthDays(value), undated: undefined });
}

/** The values with those that are chosen and not among them, so that they can be taken out where they were put in. */
function withChosen(group: Group, values: readonly Count[]): readonly Count[] {
  if (group.facet === "month") return [...values].sort((a, b) => (b.value ?? "").localeCompare(a.value ?? ""));
  const there = new Set(values.map(({ value }) => value));
  const more = query.value.getAll(group.name).filter((value) => !there.has(value));
  return [...values, ...more.map((value) => ({ value, claims: 0, capped: false }))];
}

function flipped(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
