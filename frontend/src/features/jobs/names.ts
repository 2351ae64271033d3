import type { Answer } from "@/lib/api/answer";
import type { Standing } from "@/lib/standing";

/** A run as a list shows it. */
export type Run = Answer<"/api/jobs/runs">["items"][number];

/** A run with its steps. */
export type RunDetail = Answer<"/api/jobs/runs/{id}">;

export const FLOWS: Readonly<Record<string, string>> = {
  process_email: "Answer an email",
  sync_mailbox: "Read a mailbox",
  follow_up: "Follow up",
  meeting_reminder: "Remind of a meeting",
  filing: "File the copy of a sent message",
  deletion: "Remove what was deleted",
  retention: "Remove what is too old",
};

export function flowName(flow: string): string {
  return FLOWS[flow] ?? flow.replaceAll("_", " ");
}

export const STATES = {
  running: "Running",
  ready: "Ready",
  waiting: "Waiting",
  failed: "Failed",
  succeeded: "Succeeded",
  cancelled: "Cancelled",
} as const;

const STANDINGS: Readonly<Record<string, Standing>> = {
  running: "working",
  ready: "new",
  waiting: "scheduled",
  failed: "failed",
  succeeded: "sent",
  cancelled: "ignored",
};

/** Where a run stands; one that waits for a person needs somebody. */
export function runStanding(run: { state: string; waiting_for?: string | null }): {
  standing: Standing;
  word: string;
} {
  if (run.state === "waiting" && run.waiting_for === "person")
    return { standing: "needs-you", word: "Waits for a person" };
  const word = STATES[run.state as keyof typeof STATES] ?? run.state;
  return { standing: STANDINGS[run.state] ?? "new", word };
}
