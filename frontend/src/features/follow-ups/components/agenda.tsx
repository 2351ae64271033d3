import { useInfiniteQuery } from "@tanstack/react-query";
import { TimerReset } from "lucide-react";

import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Button } from "@/components/ui/button";
import type { FollowUp } from "@/lib/api/types";
import { dayInWords } from "@/lib/time";

import { followUpsQueryOptions } from "../api/follow-ups-query";
import { type Conversation, conversations } from "../conversations";
import { FollowUpRow } from "./follow-up-row";

const NOTHING: Record<FollowUp["status"], string> = {
  pending:
    "After a reply, Mailroom reminds people who do not answer: after 2, 4 and 6 days. The next ones appear here.",
  sent: "Reminders that went out appear here.",
  cancelled: "Reminders that were not needed any more appear here, mostly because an answer came.",
  failed: "Reminders that could not be sent appear here.",
};

/** Follow-ups by day. */
export function Agenda({ status }: { status: FollowUp["status"] }) {
  const query = useInfiniteQuery(followUpsQueryOptions(status));
  const followUps = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.error && followUps.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isPending) return <RowsSkeleton />;
  if (followUps.length === 0) {
    return (
      <EmptyState icon={TimerReset} title="No follow-ups">
        {NOTHING[status]}
      </EmptyState>
    );
  }
  return (
    <div className="pb-10">
      {[...grouped(status === "pending" ? conversations(followUps) : alone(followUps))].map(
        ([day, ofDay]) => (
          <section key={day} aria-label={day}>
            <h2 className="sticky top-0 z-10 border-b bg-paper px-4 pt-5 pb-2 font-semibold sm:px-8">
              {day} <span className="ml-1 font-normal text-faint tabular-nums">{ofDay.length}</span>
            </h2>
            <ul className="divide-y">
              {ofDay.map(({ next, later }) => (
                <li key={next.id}>
                  <FollowUpRow followUp={next} later={later} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      {query.hasNextPage && (
        <div className="p-4 text-center">
          <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

/** What is over is told one by one. */
function alone(followUps: readonly FollowUp[]): Conversation[] {
  return followUps.map((next) => ({ next, later: [] }));
}

/** Those that wait for a person first, then day by day. */
function grouped(all: readonly Conversation[]): Map<string, Conversation[]> {
  const groups = new Map<string, Conversation[]>();
  const waiting = all.filter(({ next }) => next.wait_reason);
  if (waiting.length > 0) groups.set("Needs you", waiting);
  for (const conversation of all) {
    const { next } = conversation;
    if (next.wait_reason) continue;
    const day = dayInWords(next.sent_at ?? next.scheduled_at);
    groups.set(day, [...(groups.get(day) ?? []), conversation]);
  }
  return groups;
}
