import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Callout } from "@/components/ui/callout";
import { ago } from "@/lib/time";

import { overviewQueryOptions } from "../api/overview-query";
import { flowName } from "../names";
import { FlowsTable } from "./flows-table";
import { MinutesChart } from "./minutes-chart";
import { QueuesTable } from "./queues-table";
import { WorkersList } from "./workers-list";

/** Everything that runs, at a glance. */
export function JobsOverview() {
  const { data, error, refetch } = useQuery(overviewQueryOptions());
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton />;
  return (
    <div className="grid grid-cols-1 gap-9 px-4 pb-12 sm:px-8">
      {data.late > 0 && data.oldest_due && (
        <Callout tone="warning" title={data.late === 1 ? "1 run is late" : `${data.late} runs are late`}>
          The oldest,{" "}
          <Link
            to="/jobs/runs/$runId"
            params={{ runId: data.oldest_due.id }}
            className="text-accent underline-offset-4 hover:underline"
          >
            {flowName(data.oldest_due.flow)}
          </Link>
          , has been due since {ago(data.oldest_due.due_at)}. Are its queue paused or its workers gone?
        </Callout>
      )}
      <MinutesChart minutes={data.minutes} />
      <section aria-label="Runs">
        <FlowsTable flows={data.flows} />
      </section>
      <div className="grid grid-cols-1 gap-9 xl:grid-cols-2">
        <section>
          <h2 className="mb-1 font-semibold">Queues</h2>
          <QueuesTable queues={data.queues} />
        </section>
        <section>
          <h2 className="mb-2 font-semibold">Workers</h2>
          <WorkersList />
        </section>
      </div>
    </div>
  );
}
