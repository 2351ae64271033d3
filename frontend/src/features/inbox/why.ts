import type { Answer } from "@/lib/api/answer";

/** The reasons behind an email's intent and draft. */
export type Why = Answer<"/api/emails/{id}/why">;
