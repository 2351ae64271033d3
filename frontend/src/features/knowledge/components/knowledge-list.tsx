import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { BookOpen } from "lucide-react";

import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Button } from "@/components/ui/button";

import { entriesQueryOptions } from "../api/entries-query";
import { EntriesTable } from "./entries-table";

export function KnowledgeList({ category }: { category: string | undefined }) {
  const { data: entries, error, refetch } = useQuery(entriesQueryOptions(category));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!entries) return <RowsSkeleton />;
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={BookOpen}
        title="Nothing is known yet"
        action={
          <Button asChild variant="primary">
            <Link to="/knowledge/$entryId" params={{ entryId: "new" }}>
              Write the first entry
            </Link>
          </Button>
        }
      >
        Drafts state as fact only what stands here: prices, opening hours, how things work. A price list is a
        good beginning.
      </EmptyState>
    );
  }
  return <EntriesTable entries={entries} />;
}
