/** The one place that turns offsets in Unicode code points, as the records have them, into UTF-16 offsets of a JS string. */

/** For each code point offset of `text` (0 to its count, end included) the UTF-16 offset. */
export function utf16Offsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let points = 0;
  for (let unit = 0; unit < text.length; points++) {
    offsets[points] = unit;
    unit += text.codePointAt(unit)! > 0xffff ? 2 : 1;
  }
  offsets[points] = text.length;
  return offsets.subarray(0, points + 1);
}

/** The code point offset of a UTF-16 offset, for selections made in the page. */
export function codePointOffset(text: string, unit: number): number {
  let points = 0;
  for (let at = 0; at < unit; points++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return points;
}
