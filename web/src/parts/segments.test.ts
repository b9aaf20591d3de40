import { expect, test } from "vitest";
import { segments } from "./segments";

const mark = (start: number, end: number, value: string) => ({ start, end, value });
const shown = (pieces: ReturnType<typeof segments<string>>) => pieces.map((p) => `${p.start}-${p.end}:${p.values.join("")}`);

test.each([
  ["nothing marked", [], ["0-10:"]],
  ["one mark", [mark(2, 4, "a")], ["0-2:", "2-4:a", "4-10:"]],
  ["nested", [mark(1, 8, "a"), mark(3, 5, "b")], ["0-1:", "1-3:a", "3-5:ab", "5-8:a", "8-10:"]],
  ["crossing", [mark(1, 5, "a"), mark(3, 8, "b")], ["0-1:", "1-3:a", "3-5:ab", "5-8:b", "8-10:"]],
  ["reaching out of the block", [mark(8, 20, "a")], ["0-8:", "8-10:a"]],
  ["empty marks are dropped", [mark(3, 3, "a")], ["0-10:"]],
])("%s", (_, marks, wanted) => {
  expect(shown(segments(marks, 0, 10))).toEqual(wanted);
});
