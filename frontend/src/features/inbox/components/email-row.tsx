import { Link } from "@tanstack/react-router";
import type { MouseEvent } from "react";

import { Status } from "@/components/status";
import type { EmailSummary } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { emailStanding } from "@/lib/email-standing";
import type { InboxSearch } from "@/lib/inbox-view";
import { shortTime, wholeTime } from "@/lib/time";

import type { Selection } from "../use-selection";

interface Props {
  email: EmailSummary;
  search: InboxSearch;
  isOpen: boolean;
  selection: Selection;
}

export function EmailRow({ email, search, isOpen, selection }: Props) {
  const { standing, word } = emailStanding(email);
  const needsYou = standing === "needs-you" || standing === "failed";
  const reason = (needsYou && email.status_reason) || (email.intent_name ?? ignoredWord(email));
  const isSelected = selection.has(email.id);
  const name = email.from_name || email.from_email;
  const selectRange = (event: MouseEvent) => {
    if (!event.shiftKey) return;
    event.preventDefault();
    selection.extend(email.id);
  };
  return (
    <div
      className={cn(
        "group relative border-b transition-colors hover:bg-hover",
        isOpen && "bg-accent-wash hover:bg-accent-wash",
        isSelected && "bg-accent-wash hover:bg-accent-wash",
      )}
    >
      {isOpen && <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent" />}
      <Link
        to="/inbox"
        search={{ ...search, email: email.id }}
        aria-current={isOpen ? "true" : undefined}
        data-email={email.id}
        onClick={selectRange}
        className="grid h-18 grid-cols-[minmax(0,1fr)] content-center gap-px pr-4 pl-10 focus-visible:-outline-offset-2"
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className={cn("truncate", needsYou ? "font-semibold" : "font-medium")}>{name}</span>
          <time
            dateTime={email.received_at}
            title={wholeTime(email.received_at)}
            className="shrink-0 text-xs text-soft tabular-nums"
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
          <span className={cn("truncate", needsYou && email.status_reason && "text-amber")} title={reason}>
            {reason}
          </span>
          <span className="shrink-0">
            {standing === "scheduled" && email.wait_until
              ? `${word} until ${shortTime(email.wait_until)}`
              : word}
          </span>
        </span>
      </Link>
      <span
        aria-hidden
        className={cn(
          "absolute top-3 left-3.5 group-focus-within:opacity-0 group-hover:opacity-0 pointer-coarse:opacity-0",
          selection.emails.length > 0 && "opacity-0",
        )}
      >
        <Status standing={standing} isCompact>
          {word}
        </Status>
      </span>
      <label className="absolute inset-y-0 left-0 grid w-10 cursor-pointer justify-center pt-2.5">
        <input
          type="checkbox"
          aria-label={`Select the email from ${name}`}
          className={cn(
            "size-4 cursor-pointer accent-accent opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
            selection.emails.length > 0 && "opacity-100",
          )}
          checked={isSelected}
          onChange={(event) => {
            const isRange = event.nativeEvent instanceof globalThis.MouseEvent && event.nativeEvent.shiftKey;
            if (isRange) selection.extend(email.id);
            else selection.toggle(email.id);
          }}
        />
      </label>
    </div>
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
