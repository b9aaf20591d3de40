/** All claims of a filter: facets beside a table, whose columns, order and page stand in the address. */
import "./claims.css";
import { computed, useSignalEffect } from "@preact/signals";
import type { ClaimsAnswer, Count } from "../../api/records";
import { useAnswer } from "../../api/use";
import { Facets } from "../../parts/Facets";
import { FilterChips, SearchBox } from "../../parts/FilterBar";
import { listKeys, useListKeys } from "../../parts/listKeys";
import { Nothing } from "../../parts/Nothing";
import { Notice } from "../../parts/Notice";
import { Pager } from "../../parts/Pager";
import { Published } from "../../parts/Published";
import { SaveSearch } from "../../parts/SaveSearch";
import { asking, filter } from "../../state/filter";
import { href, lists, query, setQuery } from "../../state/url";
import { ClaimTable } from "./ClaimTable";
import { COLUMNS, FIXED, USUAL } from "./columns";

const SIZE = 50;
const KEYS = listKeys("Going through the claims", ".words", "read the claim in its place");
const ORDERS: readonly (readonly [string, string])[] = [
  ["-time", "Latest happening first"],
  ["time", "Earliest happening first"],
  ["-added", "Latest added first"],
  ["added", "First added first"],
  ["-figure", "Largest figure first"],
  ["figure", "Smallest figure first"],
  ["-confidence", "Surest reading first"],
  ["confidence", "Least sure reading first"],
];
const order = computed(() => query.value.get("order") ?? "-time");
const page = computed(() => Math.max(1, Number(query.value.get("page")) || 1));
const address = computed(() => asking("claims", { order: order.value, size: String(SIZE), page: String(page.value) }));
const feed = computed(() => asking("feed.atom"));
const columns = computed(() => {
  const asked = query.value.get("columns")?.split(",") ?? USUAL;
  return COLUMNS.filter(({ name }) => FIXED.includes(name) || asked.includes(name));
});

export default function Claims() {
  useFeedLink();
  useListKeys(KEYS);
  const loaded = useAnswer<ClaimsAnswer>(address);
  const { state, value } = loaded.value;
  return (
    <div class="sided">
      <details class="sided-filters" open={matchMedia("(min-width: 900px)").matches}>
        <summary>Filters</summary>
        <Facets />
      </details>
      <section aria-labelledby="claims-title">
        <div class="sided-head">
          <h1 id="claims-title">{value ? counted(value.total) : "Claims"}</h1>
          <SearchBox />
        </div>
        <FilterChips />
        <Tools />
        {state === "failed" && <Notice bad>{loaded.value.error.message}</Notice>}
        {!value && state === "loading" && <p class="loading">Loading …</p>}
        {value && !value.claims.length && <Nothing what="claim" none="The ledger holds no claims yet." />}
        {value && value.claims.length > 0 && (
          <>
            <ClaimTable claims={value.claims} columns={columns.value} order={order.value} busy={state === "loading"} />
            <Pager to="claims" name="Pages of the table" page={page.value} size={SIZE} total={value.total} />
          </>
        )}
      </section>
    </div>
  );
}

const counted = ({ claims, capped }: Count): string => (claims === 1 && !capped ? "1 claim" : `${claims.toLocaleString("en")}${capped ? "+" : ""} claims`);

function Tools() {
  return (
    <div class="tools no-print">
      <label>
        <span class="visually-hidden">Order</span>
        <select value={order.value} onChange={(event) => setQuery({ order: event.currentTarget.value, page: undefined })}>
          {ORDERS.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <ColumnChoice />
      <a class="button" href={href("map", lists(filter.value))}>
        On the map
      </a>
      <a class="button" href={href("review", lists(filter.value))}>
        Review these
      </a>
      <details class="menu">
        <summary class="button">Download</summary>
        <div class="menu-body">
          <p class="muted">Exactly these claims, drafts included and marked.</p>
          <Published />
          {(["csv", "jsonl", "geojson"] as const).map((format) => (
            <a key={format} href={asking("claims/download", { format })} download="">
              {{ csv: "CSV", jsonl: "JSON lines", geojson: "GeoJSON" }[format]}
            </a>
          ))}
          <a href={address.value} target="_blank" rel="noopener">
            This page from the API
          </a>
          <a href={feed.value} target="_blank" rel="noopener">
            Feed of new reviewed claims
          </a>
        </div>
      </details>
      <SaveSearch />
    </div>
  );
}

/** Tell the browser of the feed of this view while it is shown. */
function useFeedLink(): void {
  useSignalEffect(() => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "alternate", type: "application/atom+xml", title: "New reviewed claims of this search", href: feed.value });
    document.head.append(link);
    return () => link.remove();
  });
}

function ColumnChoice() {
  const shown = columns.value.map(({ name }) => name);
  const choose = (name: string, on: boolean) => {
    const wanted = on ? [...shown, name] : shown.filter((one) => one !== name);
    const same = wanted.length === USUAL.length && USUAL.every((one) => wanted.includes(one));
    setQuery({ columns: same ? undefined : wanted.join(",") }, true);
  };
  return (
    <details class="menu">
      <summary class="button">Columns</summary>
      <div class="menu-body">
        {COLUMNS.map(({ name, title }) => (
          <label key={name}>
            <input type="checkbox" checked={shown.includes(name)} disabled={FIXED.includes(name)} onChange={(event) => choose(name, event.currentTarget.checked)} /> {title}
          </label>
        ))}
      </div>
    </details>
  );
}
