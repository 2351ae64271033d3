import { Link } from "@tanstack/react-router";

import { Status } from "@/components/status";
import { Skeleton } from "@/components/ui/skeleton";
import type { FollowUp } from "@/lib/api/types";
import { ordinal } from "@/lib/ordinal";
import type { Standing } from "@/lib/standing";
import { dayInWords, momentInWords, timeOfDay, wholeTime } from "@/lib/time";

import { useFollowedEmail } from "../use-followed-email";
import { FollowUpActions } from "./follow-up-actions";

interface Props {
  followUp: FollowUp;
  /** Those to the same email that come after it. */
  later: readonly FollowUp[];
}

/** One reminder: when, to whom, why, and what would stop it. */
export function FollowUpRow({ followUp, later }: Props) {
  const followed = useFollowedEmail(followUp.email_id);
  const at = followUp.sent_at ?? followUp.scheduled_at;
  const { standing, word } = stands(followUp);
  return (
    <div className="grid grid-cols-[3rem_minmax(0,1fr)] gap-x-3 px-4 py-2.5 transition-colors hover:bg-hover sm:grid-cols-[3rem_minmax(0,1fr)_auto] sm:px-8">
      <time dateTime={at} title={wholeTime(at)} className="text-soft">
        {timeOfDay(at)}
      </time>
      <div className="min-w-0">
        {followed ? (
          <Link
            to="/inbox"
            search={{ view: "all", email: followUp.email_id }}
            className="block truncate hover:text-accent"
          >
            <span className="font-medium">{followed.name}</span>{" "}
            <span className="text-soft">{followed.subject}</span>
          </Link>
        ) : (
          <Skeleton className="h-4 w-64" />
        )}
        <p className="text-xs text-faint">{cause(followUp)}</p>
        {later.length > 0 && (
          <p className="text-xs text-faint">
            Then {later.map(({ scheduled_at }) => dayInWords(scheduled_at)).join(", ")}
          </p>
        )}
        {followUp.status_reason && <p className="text-xs text-amber">{followUp.status_reason}</p>}
        {followUp.wait_reason && followUp.draft_content && (
          <p className="mt-1.5 max-w-[70ch] rounded-md border bg-sheet px-3 py-2 whitespace-pre-wrap">
            {followUp.draft_content}
          </p>
        )}
      </div>
      <div className="col-start-2 flex items-center justify-between gap-2 sm:col-start-3 sm:justify-end">
        <Status standing={standing}>{word}</Status>
        {followUp.status === "pending" && <FollowUpActions followUp={followUp} later={later} />}
      </div>
    </div>
  );
}

function stands({ status, wait_reason, is_automated }: FollowUp): { standing: Standing; word: string } {
  if (status === "sent") return { standing: "sent", word: "Sent" };
  if (status === "cancelled") return { standing: "ignored", word: "Cancelled" };
  if (status === "failed") return { standing: "failed", word: "Failed" };
  if (wait_reason === "uncertain") return { standing: "failed", word: "Did it leave?" };
  if (wait_reason === "quota") return { standing: "scheduled", word: "Waits for quota" };
  if (wait_reason) return { standing: "needs-you", word: "Needs you" };
  return { standing: "scheduled", word: is_automated ? "Sends itself" : "Asks you first" };
}

function cause(followUp: FollowUp): string {
  if (followUp.status === "cancelled")
    return `${ordinal(followUp.number)} reminder: ${followUp.cancellation_reason ?? "cancelled"}`;
  const since = followUp.matched_text
    ? `they wrote “${followUp.matched_text}”`
    : `our reply of ${momentInWords(followUp.base_date)} has no answer`;
  const end = followUp.status === "pending" ? "; an answer stops it" : "";
  return `${ordinal(followUp.number)} reminder, because ${since}${end}`;
}
