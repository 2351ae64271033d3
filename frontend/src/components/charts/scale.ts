const STEPS = [1, 2, 2.5, 4, 5, 6, 8, 10];

/** The least round number that is no less, of a unit such as the seconds of an hour. */
export function roundUp(value: number, unit = 1): number {
  const size = value / unit;
  if (size <= 0) return unit;
  const power = 10 ** Math.floor(Math.log10(size));
  const step = STEPS.find((step) => step * power >= size) ?? 10;
  return step * power * unit;
}

/** The path through the points. */
export function lineThrough(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}
