/** Overlapping marks over a text cut into pieces that each carry the same marks throughout. */

export interface Mark<T> {
  start: number;
  end: number;
  value: T;
}
export interface Segment<T> {
  start: number;
  end: number;
  values: T[];
}

/** Pieces of [start, end) in order, without gaps; a piece's values are the marks that cover it, in the order given. */
export function segments<T>(marks: readonly Mark<T>[], start: number, end: number): Segment<T>[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const pieces: Segment<T>[] = [];
  for (let n = 0; n + 1 < sorted.length; n++) {
    const [from, to] = [sorted[n]!, sorted[n + 1]!];
    pieces.push({ start: from, end: to, values: inside.filter((mark) => mark.start <= from && mark.end >= to).map((mark) => mark.value) });
  }
  return pieces;
}
