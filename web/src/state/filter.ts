/** The filter of claims as the address holds it: the same names as the API's query string. */
import { computed } from "@preact/signals";
import { labelOf } from "../parts/kinds";
import { query, setQuery } from "./url";

/** Names that may stand several times; of their values, any may hold. */
export const LISTS = ["type", "agent", "target", "supporter", "source", "actor", "place", "spot", "outlet", "document", "id", "polarity", "modality", "state", "verdict"] as const;
const SINGLE = ["near", "radius", "start", "end", "undated", "text", "low", "high", "confidence", "incident"] as const;
export type FilterName = (typeof LISTS)[number] | (typeof SINGLE)[number];
const NAMES: readonly FilterName[] = [...LISTS, ...SINGLE];

/** The filter's part of a query string; `leave` names what is left out of it. */
export function filterOf(from: URLSearchParams, leave: readonly FilterName[] = []): URLSearchParams {
  const wanted = new URLSearchParams();
  for (const name of NAMES) if (!leave.includes(name)) for (const value of from.getAll(name)) wanted.append(name, value);
  return wanted;
}

export const filter = computed(() => filterOf(query.value));

/** An address below the API with the filter and more values. */
export function asking(path: string, more: Record<string, string | readonly string[]> = {}, from: URLSearchParams = filter.value): string {
  const wanted = new URLSearchParams(from);
  for (const [name, value] of Object.entries(more)) for (const one of typeof value === "string" ? [value] : value) wanted.append(name, one);
  const text = wanted.toString();
  return `./api/${path}${text ? `?${text}` : ""}`;
}

/** Change the filter; the page of a list starts anew. */
export function setFilter(changes: Partial<Record<FilterName, string | readonly string[] | undefined>>, replace = false): void {
  setQuery({ page: undefined, ...changes }, replace);
}

/** Choose a value of a list, or take it out again. */
export function toggle(name: FilterName, value: string): void {
  const chosen = query.value.getAll(name);
  setFilter({ [name]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value] });
}

export interface Chip {
  name: FilterName;
  value: string;
  label: string;
  text: string;
}
const LABELS: Partial<Record<FilterName, string>> = {
  type: "type", agent: "who", target: "whom", supporter: "helped by", source: "according to", actor: "involving", place: "in", spot: "at", outlet: "outlet",
  document: "document", id: "claim", polarity: "", modality: "", state: "", verdict: "findings", near: "near", start: "from", end: "to", undated: "",
  text: "words", low: "at least", high: "at most", confidence: "reading confidence", incident: "incident",
}; // prettier-ignore

/** The conditions that hold, each as it reads and as it is taken out. */
export const chips = computed<Chip[]>(() => chipsOf(filter.value));

export const chipsOf = (from: URLSearchParams): Chip[] =>
  [...filterOf(from)].filter(([name]) => name !== "radius").map(([name, value]) => ({ name: name as FilterName, value, label: LABELS[name as FilterName] ?? name, text: chipText(name, value, from) }));

function chipText(name: string, value: string, from: URLSearchParams): string {
  if (name === "type") return labelOf(value);
  if (name === "undated") return "undated";
  if (name === "spot") return value.split("|").slice(2).join("|");
  if (name === "polarity") return value === "negative" ? "denied" : "not denied";
  if (name === "modality") return MODALITIES[value] ?? value;
  if (name === "near") return `${value}, ${from.get("radius") ?? "30"} km`;
  if (name === "text") return `“${value}”`;
  if (name === "confidence") return `≥ ${Math.round(Number(value) * 100)} %`;
  if (name === "document" || name === "id" || name === "incident") return value.slice(0, 8);
  return value;
}

export const MODALITIES: Record<string, string> = { asserted: "asserted", hedged: "hedged", future: "announced", hypothetical: "hypothetical", retracted: "retracted" };

export function clearChip({ name, value }: Chip): void {
  setFilter({ [name]: query.value.getAll(name).filter((one) => one !== value), ...(name === "near" ? { radius: undefined } : {}) });
}

export function clearAll(): void {
  setFilter(Object.fromEntries(NAMES.map((name) => [name, undefined])));
}

/** First and last day of a month such as 2017-08. */
export function monthDays(month: string): { start: string; end: string } {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { start: `${month}-01`, end: `${month}-${String(last).padStart(2, "0")}` };
}
