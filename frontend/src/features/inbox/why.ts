import type { Answer } from "@/lib/api/answer";

/** The parts of the reasons. */
export type WhyTab = "intent" | "knowledge" | "checks" | "steps";

/** The reasons behind an email's intent and draft. */
export type Why = Answer<"/api/emails/{id}/why">;
