import type { EmailStatus, WaitReason } from "./api/types";
import type { Standing } from "./standing";

interface Stands {
  standing: Standing;
  word: string;
}

const BY_STATUS: Record<EmailStatus, Stands> = {
  new: { standing: "new", word: "New" },
  classifying: { standing: "working", word: "Reading" },
  drafting: { standing: "working", word: "Drafting" },
  validating: { standing: "working", word: "Checking" },
  draft_ready: { standing: "needs-you", word: "Needs you" },
  sending: { standing: "working", word: "Sending" },
  sent: { standing: "sent", word: "Sent" },
  ignored: { standing: "ignored", word: "Ignored" },
  rejected: { standing: "ignored", word: "Rejected" },
  error: { standing: "failed", word: "Failed" },
};

const BY_WAIT: Record<WaitReason, Stands> = {
  approval: { standing: "needs-you", word: "Needs you" },
  validation: { standing: "needs-you", word: "Check the draft" },
  unanswered: { standing: "needs-you", word: "Questions open" },
  uncertain: { standing: "failed", word: "Did it leave?" },
  quota: { standing: "scheduled", word: "Waits for quota" },
  snoozed: { standing: "scheduled", word: "Snoozed" },
};

/** Where an email stands, in words of the person who answers it. */
export function emailStanding(email: { status: EmailStatus; wait_reason?: WaitReason | null }): Stands {
  if (email.status === "draft_ready" && email.wait_reason) return BY_WAIT[email.wait_reason];
  return BY_STATUS[email.status];
}
