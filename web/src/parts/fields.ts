/** The fields of a claim as a reviewer goes through them: their keys, their words in the text, how they read. */
import type { Claim, Span } from "../api/records";
import { labelOf } from "./kinds";
import { actors, factuality, figure, when, where } from "./words";

export type FieldName = "type" | "agent" | "target" | "supporter" | "places" | "time" | "quantity" | "source" | "factuality" | "evidence";
/** What the server takes words for; a field without it takes none. */
export type WordsField = "claim" | "evidence" | "trigger" | "agent" | "target" | "supporter" | "places" | "time" | "quantity" | "source";

export interface FieldInfo {
  name: FieldName;
  key: string;
  label: string;
  words: WordsField | null;
  /** Whether it has several entries, each with words of its own. */
  many: boolean;
  spans: (claim: Claim) => (Span | null)[];
  shown: (claim: Claim) => string;
}

const one = (span: Span | null | undefined): Span[] => (span ? [span] : []);

export const FIELDS: readonly FieldInfo[] = [
  { name: "type", key: "1", label: "What", words: "trigger", many: false, spans: (c) => [c.trigger], shown: (c) => labelOf(c.type) },
  { name: "agent", key: "2", label: "Who", words: "agent", many: true, spans: (c) => c.agent.map((e) => e.mention), shown: (c) => actors(c.agent) },
  { name: "target", key: "3", label: "Whom", words: "target", many: true, spans: (c) => c.target.map((e) => e.mention), shown: (c) => actors(c.target) },
  { name: "supporter", key: "4", label: "Helped by", words: "supporter", many: true, spans: (c) => c.supporter.map((e) => e.mention), shown: (c) => actors(c.supporter) },
  { name: "places", key: "5", label: "Where", words: "places", many: true, spans: (c) => c.places.map((p) => p.mention ?? null), shown: where },
  { name: "time", key: "6", label: "When", words: "time", many: false, spans: (c) => one(c.time.mention), shown: (c) => when(c.time) },
  { name: "quantity", key: "7", label: "How many", words: "quantity", many: false, spans: (c) => one(c.quantity?.mention), shown: (c) => figure(c.quantity) },
  { name: "source", key: "8", label: "According to", words: "source", many: false, spans: (c) => one(c.source.speaker), shown: said },
  { name: "factuality", key: "9", label: "Told as", words: null, many: false, spans: () => [], shown: factuality },
  { name: "evidence", key: "0", label: "In its words", words: "evidence", many: false, spans: (c) => [c.evidence], shown: (c) => c.evidence.text.replace(/\s+/g, " ") },
];
export const fieldOf = (name: FieldName): FieldInfo => FIELDS.find((field) => field.name === name)!;

/** Names of the record's fields, as histories tell of them. */
export const RECORD_LABELS: Record<string, string> = {
  type: "what", trigger: "the telling word", evidence: "its words", agent: "who", agent_relation: "who", target: "whom", supporter: "helped by", places: "where",
  time: "when", quantity: "how many", polarity: "denial", modality: "told as", source: "according to",
}; // prettier-ignore

/** How a field of the record reads, for comparing two versions of it. */
export function recordShown(claim: Claim, name: string): string {
  if (name === "trigger") return claim.trigger.text;
  if (name === "agent_relation") return claim.agent_relation === "any" ? "one or the other" : "all";
  if (name === "polarity" || name === "modality") return factuality(claim);
  const field = FIELDS.find((one) => one.name === name);
  const value = field?.shown(claim) || "none";
  const words = [...new Set((field?.spans(claim) ?? []).map((span) => span?.text).filter(Boolean))].join("; ");
  return words && words !== value && name !== "evidence" ? `${value} (“${words}”)` : value;
}

/** The record's fields in which two claims differ. */
export const differing = (one: Claim, other: Claim): string[] =>
  Object.keys(RECORD_LABELS).filter((name) => JSON.stringify(tidy(one[name as keyof Claim])) !== JSON.stringify(tidy(other[name as keyof Claim])));

const tidy = (value: unknown): unknown => value ?? null;

function said({ source, document }: Claim): string {
  const outlet = document.outlet ?? "an unnamed outlet";
  if (!source.speaker && source.mode === "narrator") return `unattributed, in ${outlet}`;
  const named = [source.name, source.organisation !== source.name ? source.organisation : null].filter(Boolean).join(", ");
  return `${named || source.speaker?.text.replace(/\s+/g, " ") || "unnamed"}, in ${outlet}`;
}
