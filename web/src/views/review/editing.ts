/** Correcting a field: the words chosen for it, the claim as it would be, and saving it. */
import { signal } from "@preact/signals";
import { post } from "../../api/client";
import type { Claim, StoredClaim } from "../../api/records";
import { add, correct } from "./deciding";
import { type FieldName, fieldOf, type WordsField } from "../../parts/fields";
import { problem } from "./queue";
import type { Run } from "./selecting";

export interface Editing {
  /** The field, or "claim" for a claim that the reader missed. */
  field: FieldName | "claim";
  /** Which entry of a field that has several. */
  at: number;
  run: Run | null;
  draft: Claim | null;
  failed: string | null;
}
export const editing = signal<Editing | null>(null);
/** Whether the server is being asked what the words say; values typed meanwhile would be lost. */
export const pending = signal(false);
const PAUSE = 120; // milliseconds without a change of words after which the server is asked what they say

let timer: ReturnType<typeof setTimeout> | undefined;
let wanted: (() => Promise<void>) | null = null;
let reading: Promise<void> = Promise.resolve();
let session = 0;

/** Begin with a field of a claim, on the words that it has. Beginning again with the same field goes to its next entry. */
export function start(field: FieldName, stored: StoredClaim, words: Run | null = null): void {
  const { claim } = stored;
  const info = fieldOf(field);
  const former = editing.value;
  const draft = former?.field === field && former.draft ? former.draft : claim;
  const entries = info.spans(draft);
  const at = former?.field === field && info.many ? (former.at + 1) % (entries.length + 1) : 0;
  open({ field, at, run: words ?? entries[at] ?? null, draft, failed: null });
  if (words) choose(words, stored);
}

export function startAdding(run: Run | null, stored: StoredClaim): void {
  open({ field: "claim", at: 0, run, draft: null, failed: null });
  if (run) choose(run, stored);
}

function open(value: Editing): void {
  stop();
  session++;
  editing.value = value;
}

function stop(): void {
  clearTimeout(timer);
  wanted = null;
  pending.value = false;
}

export function cancel(): void {
  stop();
  editing.value = null;
}

/** Take words for the field; `name` or `geonames_id` say which place they mean where the words do not. */
export function choose(run: Run, { document }: StoredClaim, meant: { name?: string; geonames_id?: number } = {}): void {
  const now = editing.value;
  if (!now) return;
  editing.value = { ...now, run, failed: null };
  const field: WordsField | null = now.field === "claim" ? "claim" : fieldOf(now.field).words;
  if (!field) return;
  const begun = session;
  wanted = async () => {
    try {
      const draft = await post<Claim>("./api/review/words", { document, field, at: now.at, start: run.start, end: run.end, claim: now.draft, ...meant });
      if (begun === session && editing.value) editing.value = { ...editing.value, draft };
    } catch (error) {
      if (begun === session && editing.value) editing.value = { ...editing.value, failed: (error as Error).message };
    } finally {
      if (begun === session && wanted === null) pending.value = false;
    }
  };
  pending.value = true;
  clearTimeout(timer);
  timer = setTimeout(() => void flush(), PAUSE);
}

function flush(): Promise<void> {
  clearTimeout(timer);
  const next = wanted;
  wanted = null;
  if (next) reading = reading.then(next);
  return reading;
}

/** Change values of the claim as it would be. */
export function change(values: Partial<Claim>): void {
  const now = editing.value;
  if (now?.draft) editing.value = { ...now, failed: null, draft: { ...now.draft, ...values } };
}

/** Another entry behind the last. */
export function another(): void {
  const now = editing.value;
  if (!now?.draft || now.field === "claim") return;
  const info = fieldOf(now.field);
  if (info.many) editing.value = { ...now, at: info.spans(now.draft).length, run: null };
}

/** Take the field's words, or the entry at hand, out of the claim. */
export function remove(): void {
  const now = editing.value;
  if (!now?.draft) return;
  stop();
  session++;
  const { draft, at } = now;
  const without = <T,>(entries: readonly T[]): T[] => entries.filter((_, n) => n !== at);
  const published = draft.document.published ?? null;
  switch (now.field) {
    case "agent":
    case "target":
    case "supporter":
      change({ [now.field]: without(draft[now.field]) });
      break;
    case "places":
      change({ places: without(draft.places) });
      break;
    case "quantity":
      change({ quantity: null });
      break;
    case "time":
      change({ time: { start: null, end: published, precision: "unknown", as_of: published } });
      break;
    case "source":
      change({ source: { mode: "narrator", organisation: draft.document.outlet ?? null, chain: draft.source.chain.filter(({ role }) => role !== "speaker") } });
      break;
    default:
      return;
  }
  if (editing.value) editing.value = { ...editing.value, at: 0, run: null };
}

/** Store what was corrected or added; the ledger refuses what makes no sense. */
export async function save(stored: StoredClaim): Promise<void> {
  const begun = session;
  await flush();
  const now = editing.value;
  if (!now || begun !== session || now.failed) return;
  if (!now.draft) {
    editing.value = { ...now, failed: "Choose words in the text first." };
    return;
  }
  const { draft } = now;
  const unchanged = now.field !== "claim" && JSON.stringify(draft) === JSON.stringify(stored.claim);
  const done = unchanged || (now.field === "claim" ? await add(stored.document, draft) : await correct(stored, draft, `Corrected ${fieldOf(now.field).label.toLowerCase()}`));
  if (begun !== session) return;
  if (done) cancel();
  else editing.value = { ...now, failed: problem.value };
}
