import { expect, test } from "vitest";
import { moved, snapped, stretched, wordAt, wordsOf } from "./selecting";

const TEXT = "😀 At least 1,200 Russian-led men, shelled.";
const words = wordsOf(TEXT, 10);
const text = (run: { start: number; end: number }) => [...TEXT].slice(run.start - 10, run.end - 10).join("");

test("words hold hyphens and figures together, by code points", () => {
  expect(words.map(text)).toEqual(["At", "least", "1,200", "Russian-led", "men", "shelled"]);
  expect(words[0]).toEqual({ start: 12, end: 14 });
  expect(wordsOf("قُتل ١٤ شخصا").length).toBe(3);
});

test("a selection takes the whole words that it touches", () => {
  expect(text(snapped(words, { start: 13, end: 18 })!)).toBe("At least");
  expect(text(snapped(words, { start: 14, end: 14 })!)).toBe("least");
  expect(snapped([], { start: 0, end: 1 })).toBeNull();
});

test("keys move by a word and stretch to more", () => {
  const least = words[1]!;
  expect(text(moved(words, least, 1))).toBe("1,200");
  expect(text(moved(words, least, -1))).toBe("At");
  expect(text(moved(words, least, -9))).toBe("At");
  expect(text(stretched(words, least, 1))).toBe("least 1,200");
  expect(text(stretched(words, stretched(words, least, 2), -1))).toBe("least 1,200");
  expect(text(stretched(words, least, -1))).toBe("least");
  expect(text(stretched(words, least, -1, "start"))).toBe("At least");
  expect(text(moved(words, stretched(words, least, 2), 1))).toBe("men");
});

test("the word at an offset", () => {
  expect(wordAt(words, 0)).toBe(0);
  expect(wordAt(words, 14)).toBe(1);
  expect(wordAt(words, 9999)).toBe(5);
});
