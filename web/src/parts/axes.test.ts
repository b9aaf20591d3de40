import { scaleUtc } from "d3-scale";
import { expect, test } from "vitest";
import { fits, moments } from "./axes";

const x = (first: string, last: string) => scaleUtc().domain([new Date(first), new Date(last)]).range([0, 800]);
const shown = (marks: Date[]) => marks.map((mark) => mark.toISOString().slice(0, 10));

test("months are marked where they begin", () => {
  expect(shown(moments(x("2025-02-01", "2025-04-01"), "month", 7))).toEqual(["2025-02-01", "2025-03-01"]);
});
test("years are marked where they begin", () => {
  expect(shown(moments(x("2016-01-01", "2019-01-01"), "year", 7))).toEqual(["2016-01-01", "2017-01-01", "2018-01-01"]);
});
test("a long span is marked more loosely", () => {
  expect(moments(x("2013-01-01", "2018-01-01"), "month", 7).length).toBeLessThan(12);
});
test("days are marked by days", () => {
  expect(moments(x("2025-02-01", "2025-02-08"), "day", 7)).toHaveLength(8); // the last day ends there
});
test("a name is left out where it would be cut off", () => {
  expect(fits("2025-02-01", 700, 800)).toBe(true);
  expect(fits("2025-02-01", 760, 800)).toBe(false);
});
