/** The keys of the review page: what they do is told by `?` and done by the page. */
import type { KeyGroup } from "../../shell/keys";

export type Action =
  | "accept" | "publish" | "draft" | "reject" | "skip" | "next" | "previous" | "undo" | "redo" | "add" | "split" | "merge" | "history" | "read" | "reason" | "help"; // prettier-ignore

export interface Shortcut {
  key: string;
  action: Action;
  label: string;
  /** What it does, in a line. */
  does: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { key: "a", action: "accept", label: "Accept", does: "accept the claim as it stands (a draft is reviewed then, what is reviewed is published) and go on" },
  { key: "r", action: "reject", label: "Reject", does: "reject: it is no claim; it leaves all answers and stays in the history" },
  { key: "s", action: "skip", label: "Skip", does: "leave it for later" },
  { key: "u", action: "undo", label: "Undo", does: "take back the last decision, and the one before, as far as you like (Ctrl+Z too)" },
  { key: "U", action: "redo", label: "Redo", does: "do again what was undone" },
  { key: "n", action: "add", label: "Add a missed claim", does: "add a claim that the reader missed: choose its words" },
  { key: "t", action: "split", label: "Split", does: "split in two: a copy to be corrected beside it" },
  { key: "m", action: "merge", label: "Merge", does: "merge with another claim of this document" },
  { key: "p", action: "publish", label: "Publish", does: "publish at once" },
  { key: "d", action: "draft", label: "Back to draft", does: "send back to draft" },
  { key: "j", action: "next", label: "Next", does: "look at the next claim without deciding" },
  { key: "k", action: "previous", label: "Previous", does: "look at the one before" },
  { key: "c", action: "reason", label: "Reason", does: "write a reason for the next decision" },
  { key: "h", action: "history", label: "History", does: "show or hide what became of the claim" },
  { key: "o", action: "read", label: "Read in its place", does: "open the document at the claim" },
  { key: "?", action: "help", label: "Keys", does: "the list of keys" },
];

export const WHILE_CORRECTING: readonly (readonly [string, string])[] = [
  ["1 … 0", "correct a field; the same key again goes to its next entry"],
  ["← →", "choose the word before or after; ↑ ↓ the line above or below"],
  ["Shift ← →", "fewer or more words; with Alt at their beginning; ↑ ↓ by lines"],
  ["mouse", "drag over words, or click one"],
  ["Tab", "go to the values that the words were read as"],
  ["+", "another entry: one more place, one more party"],
  ["Delete", "take the field, or this entry, out"],
  ["Enter", "save as a new version"],
  ["Esc", "leave it as it was"],
];

export const GROUPS: readonly KeyGroup[] = [
  { title: "Deciding", rows: SHORTCUTS.filter(({ action }) => action !== "help").map(({ key, does }) => [key, does] as const) },
  { title: "Correcting a field", rows: WHILE_CORRECTING, note: "Each decision and each correction is a new version of the claim; nothing is overwritten." },
];

/** The action of a key press, where it is one; Ctrl+Z and Ctrl+Shift+Z too. */
export function actionOf(event: KeyboardEvent): Action | null {
  const modified = event.ctrlKey || event.metaKey;
  if (modified && event.key.toLowerCase() === "z") return event.shiftKey ? "redo" : "undo";
  if (modified || event.altKey) return null;
  return SHORTCUTS.find(({ key }) => key === event.key)?.action ?? null;
}
