import type { Email, ThreadMessage } from "@/lib/api/types";

/** The reply that was sent last in the conversation of an email. */
export function replyTo(email: Email): ThreadMessage | undefined {
  return email.thread.findLast((message) => message.is_ours && message.state === "sent");
}
