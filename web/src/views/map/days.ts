/** Days as the address writes them and as the scale needs them, and the periods of a timeline as shapes. */
import type { Period, Timeline } from "../../api/records";

export const DAY = 86_400_000; // milliseconds
export type Step = Timeline["step"];
export const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);
export const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The moment after a period that starts at `start`. */
export function after(start: number, step: Step): number {
  const date = new Date(start);
  if (step === "day") return start + DAY;
  return step === "month" ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) : Date.UTC(date.getUTCFullYear() + 1, 0, 1);
}

/** Days of the window [from, to) as a filter has them, both included. */
export function window(from: number, to: number): { start: string; end: string } {
  const [low, high] = from <= to ? [from, to] : [to, from];
  return { start: toDay(low), end: toDay(Math.max(low, Math.ceil(high / DAY) * DAY - DAY)) };
}

export const total = (p: Period): number => (p.within ?? 0) + (p.over ?? 0) + (p.open_start ?? 0) + (p.open_end ?? 0);

export interface Shapes {
  within: string;
  over: string;
  open: string;
}

/** SVG paths of stacked bars: what lies within each period, what goes beyond it, and what is open, with a notch to its open side. */
export function shapes(periods: readonly Period[], step: Step, x: (time: number) => number, y: (claims: number) => number): Shapes {
  const found = { within: "", over: "", open: "" };
  for (const period of periods) {
    const start = toTime(period.start);
    const left = x(start);
    const wide = Math.max(1, x(after(start, step)) - left - 0.5);
    let level = 0;
    const bar = (claims: number): string => {
      if (!claims) return "";
      const [from, to] = [y(level), y((level += claims))];
      return `M${left.toFixed(1)},${from.toFixed(1)}h${wide.toFixed(1)}V${to.toFixed(1)}h${(-wide).toFixed(1)}z`;
    };
    found.within += bar(period.within ?? 0);
    found.over += bar(period.over ?? 0);
    found.open += bar((period.open_start ?? 0) + (period.open_end ?? 0));
  }
  return found;
}
