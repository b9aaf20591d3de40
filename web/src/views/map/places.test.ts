import { expect, test } from "vitest";
import type { PlaceCount } from "../../api/records";
import { type Basemap, doubts, points, short, sorted, told } from "./places";

const basemap = {
  countries: { type: "FeatureCollection", features: [{ type: "Feature", geometry: null, properties: { country: "SY", name: "Syria" } }] },
  provinces: { objects: { provinces: { geometries: [{ properties: { country: "SY", name: "Al-Raqqah", geonames_id: 172957 } }, { properties: { country: "SY", name: "Hamā" } }] } } },
} as unknown as Basemap;
const place = (more: Partial<PlaceCount>): PlaceCount => ({ key: "k", name: "X", claims: 3, doubtful: 0, around: 0, ...more }) as PlaceCount;
const at = { latitude: 35, longitude: 39 };
const AREAS = ["country", "district", "province", "region", "water"];

test.each([
  ["a city is a point", place({ kind: "city", ...at }), "point", null],
  ["a city without coordinates is listed", place({ kind: "city" }), "list", null],
  ["a province by its id", place({ kind: "province", geonames_id: 172957, ...at }), "area", 0],
  ["a province by its name", place({ kind: "province", name: "Hama Governorate", country: "SY", ...at }), "area", 1],
  ["a province without outline is listed, never a pin", place({ kind: "province", name: "Nowhere", country: "SY", ...at }), "list", null],
  ["a country", place({ kind: "country", country: "SY", ...at }), "area", "SY"],
  ["a district is listed, never a pin", place({ kind: "district", ...at }), "list", null],
  ["what nobody knows is listed", place({ ...at }), "list", null],
])("%s", (_, one, drawn, outline) => {
  const [found] = sorted({ places: [one], areas: AREAS, more: false }, basemap);
  expect([found!.drawn, found!.outline]).toEqual([drawn, outline]);
  expect(points([found!]).features.length).toBe(drawn === "point" ? 1 : 0);
});

test.each([
  [7, "7"],
  [999, "999"],
  [1000, "1k"],
  [1250, "1.3k"],
  [12_400, "12k"],
  [1_100_000, "1.1M"],
])("%d in short", (claims, wanted) => expect(short(claims)).toBe(wanted));

test("what a place is, and how sure", () => {
  expect(told(place({ kind: "city", country: "SY", province: "Raqqa Governorate" }))).toBe("city, Raqqa Governorate, SY");
  expect(doubts(place({ doubtful: 2, around: 1 }))).toBe("2 may be another of that name, 1 near or on the way");
});
