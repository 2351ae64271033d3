import { useInfiniteQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Inbox, SearchX } from "lucide-react";
import { useEffect, useRef } from "react";

import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { EmailSummary } from "@/lib/api/types";
import type { InboxSearch } from "@/lib/inbox-view";

import { emailsQueryOptions } from "../api/emails-query";
import type { Selection } from "../use-selection";
import { EmailRow } from "./email-row";
import { EmptyInbox } from "./empty-inbox";

const ROW_HEIGHT = 72;

interface Props {
  search: InboxSearch;
  emails: readonly EmailSummary[];
  selection: Selection;
}

/** The emails of a view; only the rows in sight exist, further pages come as they are reached. */
export function EmailList({ search, emails, selection }: Props) {
  const query = useInfiniteQuery(emailsQueryOptions(search));
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: emails.length + (query.hasNextPage ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= emails.length - 20) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, emails.length]);

  const openIndex = emails.findIndex(({ id }) => id === search.email);
  useEffect(() => {
    if (openIndex >= 0) rows.scrollToIndex(openIndex, { align: "auto" });
  }, [openIndex, rows]);

  if (query.isPending) return <ListSkeleton />;
  if (query.isError && emails.length === 0) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (emails.length === 0 && !hasNextPage) return <NoEmails search={search} />;
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <div role="list" style={{ height: rows.getTotalSize(), position: "relative" }}>
        {items.map((item) => {
          const email = emails[item.index];
          return (
            <div
              key={email?.id ?? "more"}
              role="listitem"
              aria-setsize={hasNextPage ? -1 : emails.length}
              aria-posinset={item.index + 1}
              style={{ position: "absolute", insetInline: 0, transform: `translateY(${item.start}px)` }}
            >
              {email ? (
                <EmailRow
                  email={email}
                  search={search}
                  isOpen={email.id === search.email}
                  selection={selection}
                />
              ) : (
                <RowSkeleton />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function NoEmails({ search }: { search: InboxSearch }) {
  const isNarrowed = Boolean(search.q ?? search.intent ?? search.account ?? search.assignee ?? search.since);
  if (isNarrowed) {
    return (
      <EmptyState icon={SearchX} title="No matching email">
        {search.view === "all"
          ? "Try other words, or remove a filter."
          : "Remove a filter, or look in “All”."}
      </EmptyState>
    );
  }
  if ((search.view ?? "needs-you") === "needs-you" || search.view === "all") return <EmptyInbox />;
  return (
    <EmptyState icon={Inbox} title="Nothing here">
      Emails appear here as soon as there are any.
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading emails">
      {Array.from({ length: 9 }, (_, row) => (
        <RowSkeleton key={row} />
      ))}
    </div>
  );
}

function RowSkeleton() {
  return (
    <div className="grid h-18 content-center gap-2 border-b pr-4 pl-10">
      <div className="flex justify-between">
        <Skeleton className="h-3 w-32" />
        <Skeleton className="h-3 w-8" />
      </div>
      <Skeleton className="h-3 w-56" />
      <Skeleton className="h-2.5 w-24" />
    </div>
  );
}
