/** Runs of words in a text, by offsets in code points, and how keys move and stretch them. */
import type { Span } from "../../api/records";

export interface Run {
  start: number;
  end: number;
}
/** The run's end that moves when it is stretched. */
export type Edge = "start" | "end";

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,\-‐‑:/][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of a text, which itself begins `offset` code points into the document; hyphens and figures such as 1,200 hold together. */
export function wordsOf(text: string, offset = 0): Run[] {
  const found: Run[] = [];
  let unit = 0;
  let point = offset;
  for (const match of text.matchAll(WORD)) {
    point += count(text.slice(unit, match.index));
    const start = point;
    point += count(match[0]);
    unit = match.index + match[0].length;
    found.push({ start, end: point });
  }
  return found;
}

const count = (text: string): number => [...text].length;

/** The number of the first word that ends after an offset; that of the last where there is none. */
export function wordAt(words: readonly Run[], offset: number): number {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low);
}

/** The whole words that a run touches; the nearest word where it touches none. */
export function snapped(words: readonly Run[], { start, end }: Run): Run | null {
  if (!words.length) return null;
  const first = wordAt(words, start);
  let last = first;
  while (last + 1 < words.length && words[last + 1]!.start < end) last++;
  return { start: words[first]!.start, end: words[last]!.end };
}

/** One word, so many words before or after a run. */
export function moved(words: readonly Run[], run: Run, by: number): Run {
  const from = by < 0 ? wordAt(words, run.start) : wordAt(words, run.end - 1);
  return { ...words[Math.min(words.length - 1, Math.max(0, from + by))]! };
}

/** The run longer or shorter by words at its end; it keeps at least one. */
export function stretched(words: readonly Run[], run: Run, by: number, edge: Edge = "end"): Run {
  const first = wordAt(words, run.start);
  const last = wordAt(words, run.end - 1);
  if (edge === "start") return { start: words[Math.min(last, Math.max(0, first + by))]!.start, end: run.end };
  return { start: run.start, end: words[Math.min(words.length - 1, Math.max(first, last + by))]!.end };
}

export const same = (one: Run | Span | null, other: Run | Span | null): boolean => one?.start === other?.start && one?.end === other?.end;
