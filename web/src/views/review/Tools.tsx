/** What stands above the queue: progress, states, order, filter. */
import { FilterChips, SearchBox } from "../../parts/FilterBar";
import { TypeChoice } from "../../parts/TypeChoice";
import { href, lists, query, setQuery } from "../../state/url";
import { filterOf } from "../../state/filter";
import { decided, disagreed, order, summary } from "./queue";

const ORDERS: readonly (readonly [string, string])[] = [
  ["confidence", "Doubtful first"],
  ["-confidence", "Surest first"],
  ["added", "As they stand in the documents"],
  ["-added", "Latest added first"],
  ["-figure", "Largest figure first"],
  ["-time", "Latest happening first"],
];
const STATES = ["draft", "reviewed", "published"] as const;

export function Progress() {
  const counts = new Map(summary.value?.states.map(({ value, claims }) => [value ?? "", claims]) ?? []);
  const of = (state: string) => counts.get(state) ?? 0;
  const total = STATES.reduce((sum, state) => sum + of(state), 0);
  const done = of("reviewed") + of("published");
  const here = decided.value.size;
  return (
    <div class="review-progress">
      <progress max={Math.max(1, total)} value={done} aria-label="Claims reviewed" />
      <span class="muted">
        {done.toLocaleString("en")} of {total.toLocaleString("en")} reviewed{here > 0 && `, ${here.toLocaleString("en")} just now`}
      </span>
    </div>
  );
}

export function Tools() {
  const counts = new Map(summary.value?.states.map(({ value, claims }) => [value ?? "", claims]) ?? []);
  const chosen = disagreed.value ? ["differ"] : query.value.getAll("state").length ? query.value.getAll("state") : ["draft"];
  const rest = filterOf(query.value, ["state"]);
  const to = (values: Record<string, string>) => href("review", { ...lists(rest), ...(query.value.has("order") ? { order: order.value } : {}), ...values });
  const tabs: readonly (readonly [string, string, number, string])[] = [
    ["draft", "Drafts", counts.get("draft") ?? 0, to({})],
    ["reviewed", "Reviewed", counts.get("reviewed") ?? 0, to({ state: "reviewed" })],
    ["published", "Published", counts.get("published") ?? 0, to({ state: "published" })],
    ["differ", "In dispute", summary.value?.disagreed ?? 0, to({ disagreed: "true" })],
  ];
  return (
    <>
      <div class="review-tools no-print">
        <nav class="review-tabs" aria-label="Queues">
          {tabs.map(([name, label, count, address]) => (
            <a key={name} href={address} aria-current={chosen.length === 1 && chosen[0] === name ? "true" : undefined}>
              {label} <span class="facet-count">{count.toLocaleString("en")}</span>
            </a>
          ))}
        </nav>
        <div class="review-filter">
          <TypeChoice />
          <label>
            <span class="visually-hidden">Order</span>
            <select value={order.value} onChange={(event) => setQuery({ order: event.currentTarget.value === "confidence" ? undefined : event.currentTarget.value })}>
              {ORDERS.map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <SearchBox />
        </div>
      </div>
      <FilterChips />
    </>
  );
}
