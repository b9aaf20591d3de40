/** Axes of the rows: time across, counts up, by tens or even. */
import { scaleLinear, scaleSymlog, scaleUtc } from "d3-scale";
import type { Tally, TallyPoint } from "../../api/records";
import { after, toTime } from "../map/days";

const TOP = 20; // pixels above the highest mark, for its label
export const GUTTER = 44; // pixels on the left for the counts
export type Step = Tally["step"];

/** "2017-08-21", "2017-08" or "2017". */
export const periodName = (start: string, step: Step): string => (step === "day" ? start : start.slice(0, step === "month" ? 7 : 4));

/** The highest end that a point shows: its bound's, else what it told of, else its least. */
export const top = ({ bound, told }: TallyPoint): number => bound.high ?? told ?? bound.low ?? 0;

export const isOpen = ({ bound, told }: TallyPoint): boolean => (bound.high ?? told ?? null) === null;

export function across(tally: Tally, wide: number) {
  const starts = (tally.lines ?? []).flatMap(({ points }) => points.map(({ start }) => toTime(start)));
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  return scaleUtc()
    .domain([first, after(last, tally.step)])
    .range([GUTTER, wide]);
}

export function up(tally: Tally, scale: string, height: number) {
  const highest = Math.max(1, ...(tally.lines ?? []).flatMap(({ points }) => points.map((point) => Math.max(top(point), point.bound.low ?? 0))));
  if (scale === "linear") return scaleLinear().domain([0, highest]).nice(2).range([height, TOP]);
  return scaleSymlog().domain([0, highest]).range([height, TOP]);
}

/** Marks of the counts' axis: a few tens, or a few even steps. */
export function marks(scale: ReturnType<typeof up>, kind: string): number[] {
  const highest = scale.domain()[1]!;
  if (kind === "linear") return scale.ticks(2).filter((value) => value > 0);
  const tens = Array.from({ length: 10 }, (_, power) => 10 ** power).filter((value) => value <= highest && value > 1);
  return tens.length > 3 ? tens.filter((_, n) => (tens.length - 1 - n) % 2 === 0) : tens;
}
