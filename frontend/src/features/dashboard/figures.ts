import type { Answer } from "@/lib/api/answer";

export type Figures = Answer<"/api/dashboard">;

/** `+12%` against the time before; empty where there is nothing to compare with. */
export function change(now: number | null | undefined, before: number | null | undefined): string {
  if (now == null || !before) return "";
  const share = Math.round((100 * (now - before)) / before);
  return share === 0 ? "same as before" : `${share > 0 ? "+" : "−"}${Math.abs(share)}%`;
}

export function percent(share: number | null | undefined): string {
  return share == null ? "–" : `${Math.round(100 * share)}%`;
}

/** `+4 points` between two shares. */
export function points(now: number | null | undefined, before: number | null | undefined): string {
  if (now == null || before == null) return "";
  const difference = Math.round(100 * (now - before));
  return difference === 0 ? "same as before" : `${difference > 0 ? "+" : "−"}${Math.abs(difference)} points`;
}
