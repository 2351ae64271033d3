import { useInfiniteQuery } from "@tanstack/react-query";
import { MailX } from "lucide-react";
import { useMemo } from "react";
import { toast } from "sonner";

import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Button } from "@/components/ui/button";
import type { Suppression } from "@/lib/api/types";
import { shortTime } from "@/lib/time";

import { useRemoveSuppression } from "../api/remove-suppression";
import { suppressionsQueryOptions } from "../api/suppressions-query";
import { useAddSuppression } from "../api/add-suppression";
import { REASONS } from "../reasons";

const FACTS: readonly Column<Suppression>[] = [
  {
    id: "email",
    header: "Address",
    sortBy: ({ email }) => email,
    cell: ({ email, reason, quote }) => (
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">{email}</span>
        <span className="block text-xs wrap-anywhere text-soft">
          {REASONS[reason] ?? reason}
          {quote && <>: “{quote}”</>}
        </span>
      </span>
    ),
  },
  {
    id: "since",
    header: "Since",
    sortBy: ({ created_at }) => created_at,
    cell: ({ created_at }) => <span className="text-soft">{shortTime(created_at)}</span>,
    className: "hidden sm:table-cell",
  },
];

/** Who is not written to, why, and the way back. */
export function SuppressionsTable() {
  const query = useInfiniteQuery(suppressionsQueryOptions());
  const { mutate: remove, isPending } = useRemoveSuppression();
  const { mutate: add } = useAddSuppression();
  const columns = useMemo<readonly Column<Suppression>[]>(() => {
    const undo: Column<Suppression> = {
      id: "undo",
      header: "Undo",
      cell: ({ id, email, quote }) => (
        <Button
          size="sm"
          aria-label={`Allow mail to ${email} again`}
          disabled={isPending}
          onClick={() =>
            remove(id, {
              onSuccess: () =>
                void toast(`${email} may be written to again`, {
                  action: { label: "Undo", onClick: () => add({ email, quote: quote ?? "" }) },
                }),
            })
          }
        >
          Allow again
        </Button>
      ),
      className: "text-right",
    };
    return [...FACTS, undo];
  }, [remove, isPending, add]);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsSkeleton />;
  const rows = query.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    return (
      <EmptyState icon={MailX} title="Nobody is suppressed">
        People who ask you to stop writing, and addresses that bounce, are listed here.
      </EmptyState>
    );
  }
  return (
    <DataTable
      label="Suppressions"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      hasMore={query.hasNextPage}
      isLoadingMore={query.isFetchingNextPage}
      onMore={() => void query.fetchNextPage()}
    />
  );
}
