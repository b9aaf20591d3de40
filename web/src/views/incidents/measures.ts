/** The figures of an incident's claims, by what they count and who says so, each at the moment as of which it counts. */
import type { StoredClaim } from "../../api/records";
import { labelOf } from "../../parts/kinds";
import { according, figure } from "../../parts/words";
import { toTime } from "../map/days";

export const STATES: Record<string, string> = { proposed: "proposed by the machine", confirmed: "confirmed", dismissed: "dismissed" };

/** What is asked for first; the other types follow as they come. */
const FIRST: readonly string[] = ["killed", "wounded", "casualties"];

export interface Mark {
  id: string;
  /** Milliseconds; null while nobody knows as of when. */
  time: number | null;
  day: string;
  low: number;
  /** Null where there is no upper end. */
  high: number | null;
  text: string;
}
export interface Row {
  source: string;
  marks: readonly Mark[];
}
export interface Measure {
  type: string;
  label: string;
  rows: readonly Row[];
  highest: number;
}

/** Claims that count: one measure a type, one row a source; denials, rates and what is only announced are left to the words. */
export function measuresOf(claims: readonly StoredClaim[]): Measure[] {
  const types = new Map<string, Map<string, Mark[]>>();
  for (const { claim } of claims) {
    const { quantity } = claim;
    const low = quantity?.low ?? null;
    const high = quantity?.high ?? null;
    if (!quantity || quantity.per || (low === null && high === null) || claim.polarity === "negative" || !["asserted", "hedged"].includes(claim.modality)) continue;
    const day = claim.time.as_of ?? claim.document.published ?? null;
    const rows = types.get(claim.type) ?? new Map<string, Mark[]>();
    types.set(claim.type, rows);
    const { outlet } = claim.document;
    const said = according(claim);
    const source = outlet && !said.endsWith(outlet) ? `${said}, in ${outlet}` : said;
    const marks = rows.get(source) ?? [];
    const same = marks.some((mark) => mark.day === (day ?? "undated") && mark.low === (low ?? 0) && mark.high === high);
    if (!same) marks.push({ id: claim.id!, time: day ? toTime(day) : null, day: day ?? "undated", low: low ?? 0, high, text: figure(quantity) });
    rows.set(source, marks);
  }
  const rank = (type: string) => (FIRST.includes(type) ? FIRST.indexOf(type) : FIRST.length);
  const ordered = [...types].sort(([a], [b]) => rank(a) - rank(b));
  return ordered.map(([type, rows]) => {
    const sorted = [...rows].map(([source, marks]) => ({ source, marks: marks.sort((a, b) => (a.time ?? Infinity) - (b.time ?? Infinity) || a.low - b.low) }));
    const highest = Math.max(1, ...sorted.flatMap(({ marks }) => marks.map(({ low, high }) => high ?? low)));
    return { type, label: labelOf(type), rows: sorted, highest };
  });
}

export interface Summary {
  places: string;
  days: string;
  outlets: string;
}

/** Where, when and by whom an incident is told, from its claims. */
export function summaryOf(claims: readonly StoredClaim[]): Summary {
  const placed = (wanted: string, before = "") =>
    counted(claims.flatMap(({ claim }) => claim.places.filter(({ role }) => role === wanted).map((place) => place.name ?? place.mention?.text ?? ""))).map(
      (name) => before + name,
    );
  const places = [...placed("at"), ...placed("near", "near ")];
  const days = claims.flatMap(({ claim: { time } }) => [time.start, time.end]).filter((day): day is string => !!day).sort();
  const [first, last] = [days[0], days[days.length - 1]];
  return {
    places: places.slice(0, 2).join(", ") || "somewhere",
    days: !first ? "undated" : first === last ? first : `${first} to ${last}`,
    outlets: counted(claims.map(({ claim }) => claim.document.outlet ?? "an unnamed outlet")).join(", "),
  };
}

/** The different words, those that come most often first. */
function counted(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word);
}
