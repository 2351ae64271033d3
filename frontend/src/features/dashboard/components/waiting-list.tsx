import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { Status } from "@/components/status";
import { emailStanding } from "@/lib/email-standing";
import { shortTime, wholeTime } from "@/lib/time";

import { waitingQueryOptions } from "../api/waiting-query";

/** The newest drafts that wait for a person; each opens in the inbox. */
export function WaitingList() {
  const { data: emails = [] } = useQuery(waitingQueryOptions());
  if (emails.length === 0) return null;
  return (
    <ul aria-label="Drafts waiting for you" className="-mx-3 border-t">
      {emails.map((email) => {
        const { standing, word } = emailStanding(email);
        return (
          <li key={email.id} className="border-b">
            <Link
              to="/inbox"
              search={{ email: email.id }}
              className="flex h-9 items-center gap-3 px-3 transition-colors hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="w-32 shrink-0 truncate font-medium sm:w-44">
                {email.from_name || email.from_email}
              </span>
              <span className="min-w-0 flex-1 truncate">
                {email.subject || "(no subject)"}{" "}
                <span className="hidden text-faint sm:inline">{email.preview}</span>
              </span>
              <span className="hidden w-56 truncate text-xs text-soft lg:block">
                {email.status_reason ?? email.intent_name}
              </span>
              <Status standing={standing} className="hidden w-28 sm:inline-flex">
                {word}
              </Status>
              <time
                dateTime={email.received_at}
                title={wholeTime(email.received_at)}
                className="w-10 shrink-0 text-right text-xs text-soft tabular-nums"
              >
                {shortTime(email.received_at)}
              </time>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
