import { expect, test } from "vitest";
import { after, shapes, toDay, toTime, window } from "./days";

test.each([
  ["day", "2017-02-28", "2017-03-01"],
  ["month", "2016-12-01", "2017-01-01"],
  ["year", "2016-01-01", "2017-01-01"],
] as const)("the %s after %s begins at %s", (step, start, next) => expect(toDay(after(toTime(start), step))).toBe(next));

test.each([
  ["2017-01-01", "2017-02-01", { start: "2017-01-01", end: "2017-01-31" }],
  ["2017-02-01", "2017-01-01", { start: "2017-01-01", end: "2017-01-31" }],
  ["2017-01-01", "2017-01-01", { start: "2017-01-01", end: "2017-01-01" }],
])("the window from %s to %s", (from, to, wanted) => expect(window(toTime(from), toTime(to))).toEqual(wanted));

test("bars stack", () => {
  const periods = [{ start: "2017-01-01", within: 2, over: 1, open_start: 0, open_end: 3 }];
  const told = shapes(periods, "day", (time) => (time - toTime("2017-01-01")) / 86_400_000 * 10, (claims) => 100 - claims);
  expect(told).toEqual({ within: "M0.0,100.0h9.5V98.0h-9.5z", over: "M0.0,98.0h9.5V97.0h-9.5z", open: "M0.0,97.0h9.5V94.0h-9.5z" });
});
