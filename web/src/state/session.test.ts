// @vitest-environment jsdom
import { expect, test } from "vitest";
import { wanted } from "./session";

test.each([
  ["claims?type=killed&text=a%20b", "./claims?type=killed&text=a+b"],
  ["", "./"],
  ["map", "./map"],
  ["sign-in?next=claims", "./"],
  ["//evil.example/claims", "./"],
  ["https://evil.example", "./"],
  ["javascript:alert(1)", "./"],
  ["\\\\evil.example", "./"],
  ["claims?a=b?c", "./claims?a=b%3Fc"],
])("after signing in, %s leads to %s", (next, address) => {
  expect(wanted(next)).toBe(address);
});
