/** How findings read. What nobody has reviewed never says that one source contradicts another. */
import type { Finding, FindingAnswer } from "../api/records";

export type Standing = FindingAnswer["standing"];
export const GRAVEST: readonly Finding["verdict"][] = ["conflict", "differ", "superseded", "undecided", "consistent"];
const OF_STATES: readonly Finding["kind"][] = ["state", "polarity"];

/** What a finding comes to, as one may say it before and after a person has looked. */
export function headingOf({ kind, verdict }: Finding, standing: Standing = "open"): string {
  const differ = OF_STATES.includes(kind) ? "statements differ" : "figures differ";
  if (verdict === "conflict") return standing === "confirmed" ? `cannot all hold, as the text fixes ${OF_STATES.includes(kind) ? "the state" : "parts and total"}` : differ;
  return { differ, superseded: "replaced by a later figure", undecided: "cannot be told", consistent: "nothing speaks against it" }[verdict];
}

export const VERDICTS: Record<Finding["verdict"], string> = {
  conflict: "differ, days and parts fixed", differ: "differ, may be explained", superseded: "replaced by a later figure", undecided: "cannot be told", consistent: "nothing speaks against it",
}; // prettier-ignore

export const KINDS: Record<Finding["kind"], string> = {
  sum: "parts and their total", rate_total: "rate and total", subset: "part and whole", ratio: "so many times as many", range: "the same counted twice", state: "states of one place", polarity: "said and denied",
}; // prettier-ignore

export const STANDINGS: Record<NonNullable<Standing>, string> = { open: "not reviewed", confirmed: "confirmed", dismissed: "dismissed" };
