import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";
import { emailStanding } from "@/lib/email-standing";
import { shortTime, wholeTime } from "@/lib/time";

import { usesQueryOptions } from "../api/uses-query";

/** The emails whose draft rests on an entry; each opens in the inbox. */
export function UsesList({ entryId }: { entryId: string }) {
  const query = useInfiniteQuery(usesQueryOptions(entryId));
  const uses = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <RowsSkeleton />;
  if (query.isError && uses.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (uses.length === 0) {
    return <p className="text-soft">No draft that you may see has used it yet.</p>;
  }
  return (
    <>
      <ul className="-mx-3">
        {uses.map((used) => (
          <li key={used.email_id} className="border-b last:border-b-0">
            <Link
              to="/inbox"
              search={{ view: "all", email: used.email_id }}
              className="flex min-h-9 flex-wrap items-center gap-x-3 rounded-md px-3 py-1.5 hover:bg-hover"
            >
              <span className="w-40 shrink-0 truncate font-medium">{used.from_name || used.from_email}</span>
              <span className="min-w-40 flex-1 truncate text-soft">{used.subject || "(no subject)"}</span>
              <span className="text-xs text-soft">
                {used.sent_unchanged ? "went out unchanged" : used.status === "sent" ? "edited before" : ""}
              </span>
              <UseStatus status={used.status} />
              <time
                dateTime={used.received_at}
                title={wholeTime(used.received_at)}
                className="w-12 text-right text-xs text-soft tabular-nums"
              >
                {shortTime(used.received_at)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="mt-1"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  );
}

function UseStatus({ status }: { status: Parameters<typeof emailStanding>[0]["status"] }) {
  const { standing, word } = emailStanding({ status });
  return (
    <Status standing={standing} className="w-24">
      {word}
    </Status>
  );
}
