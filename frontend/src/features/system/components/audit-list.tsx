import { useInfiniteQuery } from "@tanstack/react-query";

import { ErrorState } from "@/components/error-state";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { momentInWords, wholeTime } from "@/lib/time";

import { auditQueryOptions } from "../api/audit-query";

/** Who did what, when, from where. */
export function AuditList() {
  const query = useInfiniteQuery(auditQueryOptions());
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-48" />;
  const events = query.data.pages.flatMap((page) => page.items);
  if (events.length === 0) return <p className="text-soft">Nothing has been changed yet.</p>;
  return (
    <div className="grid gap-3">
      <ol className="divide-y border-y">
        {events.map((event) => (
          <li key={event.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span>
              {sentence(event.action)}
              <span className="ml-2 font-mono text-xs break-all text-faint">{event.subject}</span>
            </span>
            <span className="text-xs text-faint">
              {event.user_name && `${event.user_name} · `}
              {event.remote_address && `${event.remote_address} · `}
              <time dateTime={event.created_at} title={wholeTime(event.created_at)}>
                {momentInWords(event.created_at)}
              </time>
            </span>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          className="justify-self-start"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </div>
  );
}

/** `email.send_approved` as `Email: send approved`. */
function sentence(action: string): string {
  const [what = "", ...done] = action.split(".");
  const words = what.replaceAll("_", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${done.join(" ").replaceAll("_", " ")}`;
}
