import type { FollowUp } from "@/lib/api/types";

/** The follow-ups to one email: the one that counts now, and those after it. */
export interface Conversation {
  next: FollowUp;
  later: readonly FollowUp[];
}

/** One for each email, in the order of a list whose next follow-up comes first; one that waits for a person leads. */
export function conversations(followUps: readonly FollowUp[]): Conversation[] {
  const byEmail = new Map<string, FollowUp[]>();
  for (const followUp of followUps) {
    byEmail.set(followUp.email_id, [...(byEmail.get(followUp.email_id) ?? []), followUp]);
  }
  return [...byEmail.values()].flatMap((ofEmail) => {
    const next = ofEmail.find(({ wait_reason }) => wait_reason) ?? ofEmail[0];
    return next ? [{ next, later: ofEmail.filter((followUp) => followUp !== next) }] : [];
  });
}
