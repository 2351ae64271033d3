import { expect, test } from "vitest";

import { lineThrough, roundUp } from "./scale";

test("the end of a scale is the next round number of its unit", () => {
  const ends = [0, 1, 3, 11, 23, 99, 101].map((value) => roundUp(value));
  expect(ends).toEqual([1, 1, 4, 20, 25, 100, 200]);
  expect(roundUp(5 * 3600 + 1, 3600)).toBe(6 * 3600);
});

test("a line goes through its points in their order", () => {
  expect(
    lineThrough([
      [0, 1],
      [2.25, 3],
    ]),
  ).toBe("M0.0 1.0L2.3 3.0");
});
