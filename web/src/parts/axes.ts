/** The marks of axes: which of time, and which of their names there is room for. */
import type { ScaleTime } from "d3-scale";

const LETTER = 6.4; // pixels of a digit in the axes' type

/** Whether a name that begins at a mark ends before the chart does. */
export const fits = (name: string, at: number, wide: number): boolean => at + 4 + LETTER * name.length <= wide;

/** Moments to mark, about `most` at the most: where whole months or years are told, none lies within one. */
export function moments(x: ScaleTime<number, number>, step: "day" | "month" | "year", most: number): Date[] {
  const [first, last] = x.domain() as [Date, Date];
  if (step === "day") return x.ticks(most);
  const months = step === "month" ? 1 : 12;
  const count = ((last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth()) / months;
  if (count > most) return x.ticks(most);
  const found: Date[] = [];
  for (let n = 0; n <= count; n++) {
    const at = new Date(Date.UTC(first.getUTCFullYear(), step === "month" ? first.getUTCMonth() + n : n * 12));
    if (at >= first && at < last) found.push(at);
  }
  return found;
}
