/** Where something stands, in the seven kinds the whole dashboard knows. */
export type Standing = "new" | "working" | "needs-you" | "scheduled" | "sent" | "failed" | "ignored";
