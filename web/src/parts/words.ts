/** How a claim's fields read: figures, times, places, actors, sources. Nothing here decides anything about a claim. */
import type { Claim } from "../api/records";

const flat = (text: string) => text.replace(/\s+/g, " ").trim();
const number = (value: number) => value.toLocaleString("en");

/** "316", "≥ 201", "≤ 800", "60 to 70 a day"; "" where there is no figure. */
export function figure(quantity: Claim["quantity"]): string {
  if (!quantity) return "";
  const rate = quantity.per ? ` a ${quantity.per}` : "";
  return interval(quantity.low ?? null, quantity.high ?? null) + rate;
}

/** A closed interval of numbers in short; null is open. */
export function interval(low: number | null, high: number | null): string {
  if (low !== null && high !== null) return low === high ? number(low) : `${number(low)} to ${number(high)}`;
  if (low !== null) return `≥ ${number(low)}`;
  return high !== null ? `≤ ${number(high)}` : "any number";
}

/** "2017-08-21", "2017-08-16 to 2017-08-21", "by 2017-08-21", or the words while no date is known. */
export function when(time: Claim["time"]): string {
  const { start, end } = time;
  if (start && end) return start === end ? start : `${start} to ${end}`;
  if (end) return `by ${end}`;
  if (start) return `from ${start}`;
  return time.mention ? `“${flat(time.mention.text)}”` : "";
}

export const actors = (entities: Claim["agent"]): string => [...new Set(entities.map((e) => e.name ?? flat(e.mention.text)))].join("; ");

export const where = (claim: Claim): string =>
  claim.places
    .map((place) => {
      const name = place.name ?? (place.mention ? flat(place.mention.text) : "?");
      return place.role === "at" ? name : `${place.role} ${name}`;
    })
    .join("; ");

/** The nearest source: "Igor Konashenkov, Russian Ministry of Defence", or "unattributed, in OUTLET". */
export function according(claim: Claim): string {
  const { source, document } = claim;
  const outlet = document.outlet ?? "an unnamed outlet";
  if (source.mode === "narrator" && !source.speaker) return `unattributed, in ${outlet}`;
  const named = [source.name, source.organisation !== source.name ? source.organisation : null].filter(Boolean).join(", ");
  return named || (source.speaker ? flat(source.speaker.text) : "unnamed");
}

/** As of when a figure counts: its own words, else the day of publication, else that it is undated. */
export const asOf = (claim: Claim): string => claim.time.as_of ?? claim.document.published ?? "undated";

const MODALITY: Record<string, string> = { hedged: "hedged", future: "announced", hypothetical: "hypothetical", retracted: "retracted" };

/** "asserted", "denied", "hedged", "announced", ...; both where a denial is hedged. */
export function factuality(claim: Claim): string {
  const modality = MODALITY[claim.modality];
  const denied = claim.polarity === "negative" ? "denied" : null;
  return [denied, modality].filter(Boolean).join(", ") || "asserted";
}
