import { Link } from "@tanstack/react-router";

import { Status } from "@/components/status";
import type { EmailSummary } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { emailStanding } from "@/lib/email-standing";
import type { InboxSearch } from "@/lib/inbox-view";
import { shortTime, wholeTime } from "@/lib/time";

interface Props {
  email: EmailSummary;
  search: InboxSearch;
  isOpen: boolean;
}

export function EmailRow({ email, search, isOpen }: Props) {
  const { standing, word } = emailStanding(email);
  const needsYou = standing === "needs-you" || standing === "failed";
  return (
    <Link
      to="/inbox"
      search={{ ...search, email: email.id }}
      aria-current={isOpen ? "true" : undefined}
      data-email={email.id}
      className={cn(
        "relative grid h-18 content-center gap-px border-b px-4 transition-colors hover:bg-hover focus-visible:-outline-offset-2",
        isOpen && "bg-accent-wash hover:bg-accent-wash",
      )}
    >
      {isOpen && <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent" />}
      <span className="flex items-baseline justify-between gap-3">
        <span className={cn("truncate", needsYou ? "font-semibold" : "font-medium")}>
          {email.from_name || email.from_email}
        </span>
        <time
          dateTime={email.received_at}
          title={wholeTime(email.received_at)}
          className="shrink-0 text-xs text-soft"
        >
          {shortTime(email.received_at)}
        </time>
      </span>
      <span className="truncate text-soft">
        <span className="text-ink">{email.subject || "(no subject)"}</span>
        <span aria-hidden className="text-faint">
          {" "}
          {email.preview}
        </span>
      </span>
      <span className="flex items-center justify-between gap-3 text-xs text-soft">
        <span className="truncate">{email.intent_name ?? ignoredWord(email)}</span>
        <Status standing={standing}>
          {standing === "scheduled" && email.wait_until ? shortTime(email.wait_until) : word}
        </Status>
      </span>
    </Link>
  );
}

const KINDS: Record<EmailSummary["kind"], string> = {
  human: "",
  auto_reply: "Automatic reply",
  bounce: "Not delivered",
  complaint: "Spam complaint",
  list: "Newsletter or list",
  invitation: "Invitation",
};

function ignoredWord(email: EmailSummary): string {
  return KINDS[email.kind];
}
