import { expect, test } from "vitest";
import type { StoredClaim } from "../../api/records";
import { measuresOf, summaryOf } from "./measures";

let next = 0;
const stored = (type: string, low: number | null, high: number | null, more: object = {}, outlet = "Valley Post"): StoredClaim =>
  ({
    claim: {
      id: `c${next++}`, type, quantity: { low, high, mention: { text: "x" } }, polarity: "positive", modality: "asserted",
      source: { mode: "narrator" }, document: { source: "x", outlet, published: "2025-03-04" }, time: { start: "2025-03-03", end: "2025-03-03" },
      places: [{ role: "at", name: "Qamishli" }], ...more,
    },
  }) as unknown as StoredClaim; // prettier-ignore

test("one measure a type, one row a source, in the order of time", () => {
  const [killed, wounded] = measuresOf([
    stored("killed", 48, 48, { time: { as_of: "2025-03-05" } }),
    stored("killed", 22, 22),
    stored("killed", 44, null, {}, "Hill Radio"),
    stored("wounded", 40, 40),
  ]);
  expect(killed!.rows.map(({ source, marks }) => [source, marks.map(({ low, high, day }) => [low, high, day])])).toEqual([
    ["unattributed, in Valley Post", [[22, 22, "2025-03-04"], [48, 48, "2025-03-05"]]],
    ["unattributed, in Hill Radio", [[44, null, "2025-03-04"]]],
  ]); // prettier-ignore
  expect([killed!.highest, wounded!.highest]).toEqual([48, 40]);
});

test("what counts nothing that happened makes no mark, and the same told twice makes one", () => {
  const claims = [stored("killed", 3, 3, { polarity: "negative" }), stored("killed", null, null), stored("killed", 3, 3, { modality: "future" }), stored("killed", 5, 5), stored("killed", 5, 5)];
  expect(measuresOf(claims).flatMap(({ rows }) => rows.flatMap(({ marks }) => marks)).length).toBe(1);
});

test("where, when and by whom", () => {
  expect(summaryOf([stored("killed", 1, 1), stored("killed", 2, 2, {}, "Hill Radio")])).toEqual({ places: "Qamishli", days: "2025-03-03", outlets: "Valley Post, Hill Radio" });
  expect(summaryOf([stored("air_strike", 1, 1, { places: [{ role: "near", name: "Hatra" }] })]).places).toBe("near Hatra");
  expect(summaryOf([]).days).toBe("undated");
});
