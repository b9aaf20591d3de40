/** What a key does: while words are chosen, while a claim to merge with is chosen, and else. */
import type { StoredClaim } from "../../api/records";
import { another, cancel, choose, editing, remove, save, start } from "./editing";
import { FIELDS, fieldOf } from "../../parts/fields";
import { typing } from "../../shell/keys";
import { offsetUnder } from "./place";
import { moved, type Run, snapped, stretched, wordAt } from "./selecting";

/** Keys while a field is corrected; whether this one was for it. */
export function whileCorrecting(event: KeyboardEvent, stored: StoredClaim, words: readonly Run[], root: HTMLElement | null): boolean {
  const now = editing.value;
  if (!now) return false;
  if (event.key === "Escape") return done(event, cancel);
  if (typing(event) || event.ctrlKey || event.metaKey) return false;
  const onControl = (event.target as Element | null)?.closest("button, a, summary, input");
  if (event.key === "Enter") return onControl ? false : done(event, () => void save(stored));
  if (event.key === "+") return done(event, another);
  if (event.key === "Delete" || event.key === "Backspace") return done(event, remove);
  const field = FIELDS.find(({ key }) => key === event.key);
  if (field && now.field === field.name) return done(event, () => start(field.name, stored));
  if (!event.key.startsWith("Arrow") || (now.field !== "claim" && !fieldOf(now.field).words) || !words.length) return false;
  const next = goal(event, words, now.run, stored, root);
  return done(event, () => next && choose(next, stored));
}

function goal(event: KeyboardEvent, words: readonly Run[], run: Run | null, { claim }: StoredClaim, root: HTMLElement | null): Run | null {
  if (!run) return { ...words[wordAt(words, claim.evidence.start)]! };
  // In text that runs from right to left the key to the left goes on, as it does in any editor.
  const rightToLeft = root?.querySelector(".mark-chosen")?.closest("[dir]")?.matches(":dir(rtl)") ?? false;
  const onward = (event.key === "ArrowRight") !== rightToLeft;
  if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    const to = line(event.key === "ArrowDown", words, run, root, event.shiftKey);
    return event.shiftKey ? { start: run.start, end: Math.max(to.end, words[wordAt(words, run.start)]!.end) } : to;
  }
  if (!event.shiftKey) return moved(words, run, onward ? 1 : -1);
  return stretched(words, run, onward ? 1 : -1, event.altKey ? "start" : "end");
}

const LINE = 12; // words to a line, where the browser cannot tell what stands above
const LINE_PIXELS = 28;

/** The word above or below the first of a run, or the last. */
function line(down: boolean, words: readonly Run[], run: Run, root: HTMLElement | null, last: boolean): Run {
  const boxes = [...(root?.querySelectorAll(".mark-chosen") ?? [])].flatMap((piece) => [...piece.getClientRects()]);
  const box = boxes.at(last ? -1 : 0);
  const high = root ? parseFloat(getComputedStyle(root).lineHeight) || LINE_PIXELS : 0;
  const under = box ? offsetUnder(last ? box.right - 2 : box.left + 2, box.top + box.height / 2 + (down ? high : -high)) : null;
  const found = under === null ? null : snapped(words, { start: under, end: under });
  const from = last ? { ...words[wordAt(words, run.end - 1)]! } : run;
  return found && found.start !== from.start ? found : moved(words, from, down ? LINE : -LINE);
}

function done(event: KeyboardEvent, work: () => void): true {
  event.preventDefault();
  work();
  return true;
}
