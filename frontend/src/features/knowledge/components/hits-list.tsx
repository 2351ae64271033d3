import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";

import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";

import { hitsQueryOptions } from "../api/hits-query";

/** What a draft would find for an email with these words. */
export function HitsList({ words }: { words: string }) {
  const { data: hits, error, refetch } = useQuery(hitsQueryOptions(words));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!hits) return <RowsSkeleton />;
  if (hits.length === 0) {
    return (
      <EmptyState icon={SearchX} title="A draft would find nothing">
        An email that asks this gets an answer without facts. An entry about it would help.
      </EmptyState>
    );
  }
  return (
    <ol className="divide-y border-t">
      {hits.map((hit) => (
        <li key={hit.id} className="px-4 py-3 sm:px-8">
          <Link
            to="/knowledge/$entryId"
            params={{ entryId: hit.id }}
            className="font-medium hover:text-accent"
          >
            {hit.title}
          </Link>
          <span className="ml-2 text-xs text-faint">{hit.category}</span>
          <p className="mt-0.5 line-clamp-3 max-w-[80ch] wrap-anywhere whitespace-pre-line text-soft">
            {hit.text}
          </p>
        </li>
      ))}
    </ol>
  );
}
