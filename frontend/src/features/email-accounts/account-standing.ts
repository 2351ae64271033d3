import type { EmailAccount } from "@/lib/api/types";
import type { Standing } from "@/lib/standing";

/** How a mailbox is, in a word. */
export function accountStanding(account: EmailAccount): { standing: Standing; word: string } {
  if (!account.is_active) return { standing: "ignored", word: "Paused" };
  switch (account.health) {
    case "connected":
      return account.last_sync
        ? { standing: "sent", word: "Healthy" }
        : { standing: "new", word: "First read" };
    case "reconnect_needed":
      return { standing: "needs-you", word: "Reconnect" };
    default:
      return { standing: "failed", word: "Not reachable" };
  }
}

export const PROVIDERS: Record<EmailAccount["provider"], string> = {
  oauth_gmail: "Gmail",
  oauth_outlook: "Outlook",
  imap: "IMAP",
  maildir: "Local folder",
};
