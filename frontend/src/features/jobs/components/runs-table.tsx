import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Workflow } from "lucide-react";

import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Status } from "@/components/status";
import { ordinal } from "@/lib/ordinal";
import { ago, momentInWords, span, wholeTime } from "@/lib/time";

import { type RunFilter, runsQueryOptions } from "../api/runs-query";
import { flowName, type Run, runStanding } from "../names";

const COLUMNS: readonly Column<Run>[] = [
  {
    id: "flow",
    header: "Run",
    cell: (run) => (
      <Link
        to="/jobs/runs/$runId"
        params={{ runId: run.id }}
        className="block whitespace-nowrap hover:text-accent"
      >
        <span className="font-medium">{flowName(run.flow)}</span>
        {run.generation > 1 && (
          <span className="ml-1 text-xs text-faint">{ordinal(run.generation)} time</span>
        )}
        <span className="block font-mono text-xs text-faint">{run.id.slice(-12)}</span>
      </Link>
    ),
  },
  {
    id: "state",
    header: "State",
    cell: (run) => {
      const { standing, word } = runStanding(run);
      return <Status standing={standing}>{word}</Status>;
    },
  },
  {
    id: "now",
    header: "Now",
    cell: (run) => <span className="line-clamp-2 text-soft">{situation(run)}</span>,
    className: "hidden w-full sm:table-cell",
  },
  {
    id: "took",
    header: "Took",
    cell: (run) => (
      <span className="text-soft">
        {run.finished_at ? span(Date.parse(run.finished_at) - Date.parse(run.created_at)) : "–"}
      </span>
    ),
    className: "hidden text-right whitespace-nowrap lg:table-cell",
  },
  {
    id: "started",
    header: "Started",
    cell: (run) => (
      <time dateTime={run.created_at} title={wholeTime(run.created_at)} className="text-soft">
        {ago(run.created_at)}
      </time>
    ),
    className: "text-right whitespace-nowrap",
  },
];

/** Runs that fit the filter, newest first. */
export function RunsTable({ filter }: { filter: RunFilter }) {
  const query = useInfiniteQuery(runsQueryOptions(filter));
  const runs = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.error && runs.length === 0)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) return <RowsSkeleton />;
  if (runs.length === 0) {
    return (
      <EmptyState icon={Workflow} title="No run fits">
        {filter.state === "failed" ? "Nothing has failed. " : ""}Every email, follow-up and mailbox has runs;
        take a filter away to see them.
      </EmptyState>
    );
  }
  return (
    <DataTable
      label="Runs"
      columns={COLUMNS}
      rows={runs}
      keyOf={(run) => run.id}
      hasMore={query.hasNextPage}
      isLoadingMore={query.isFetchingNextPage}
      onMore={() => void query.fetchNextPage()}
    />
  );
}

/** What a run is at, in a few words. */
function situation(run: Run): string {
  if (run.error) return run.error;
  const step = run.step ? `after ${run.step.replaceAll("_", " ")}` : "";
  if (run.state === "waiting" && run.wake_at)
    return `sleeps until ${momentInWords(run.wake_at)}${step && `, ${step}`}`;
  if (run.state === "running" && run.worker) return `${step || "begins"}, on ${run.worker}`;
  return step || "not begun";
}
