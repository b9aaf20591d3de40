import { expect, test } from "vitest";
import { codePointOffset, utf16Offsets } from "./offsets";

test.each([
  ["plain", "abc", [0, 1, 2, 3]],
  ["outside the basic plane", "a😀b", [0, 1, 3, 4]],
  ["combining marks are code points of their own", "e\u0301x", [0, 1, 2, 3]],
  ["empty", "", [0]],
])("utf16Offsets: %s", (_, text, wanted) => {
  expect([...utf16Offsets(text)]).toEqual(wanted);
});

test("a selection's offset and a record's offset are inverse", () => {
  const text = "دير 😀 الزور 𐍈 end";
  utf16Offsets(text).forEach((unit, point) => expect(codePointOffset(text, unit)).toBe(point));
});
