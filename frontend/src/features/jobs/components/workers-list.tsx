import { useQuery } from "@tanstack/react-query";

import { ErrorState } from "@/components/error-state";
import { Status } from "@/components/status";
import { Skeleton } from "@/components/ui/skeleton";
import { ago } from "@/lib/time";
import { useNow } from "@/lib/use-now";

import { workersQueryOptions } from "../api/workers-query";

/** The processes that do the work, and their last sign of life. */
export function WorkersList() {
  const { data, error, refetch } = useQuery(workersQueryOptions());
  const now = useNow(5_000);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-16" />;
  if (data.items.length === 0) {
    return (
      <p className="text-soft">
        No worker has given a sign of life in the last day. Start one: mailroom start, or mailroom work.
      </p>
    );
  }
  return (
    <ul className="divide-y border-y">
      {data.items.map((worker) => (
        <li key={worker.name} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-1.5">
          <span>
            <span className="font-mono text-xs">{worker.name}</span>
            <span className="ml-2 text-xs text-faint">
              {worker.version} · {worker.queues.join(", ")}
            </span>
          </span>
          <span className="flex items-center gap-3 text-xs text-soft tabular-nums">
            {worker.is_alive && `${worker.running} running`}
            <Status standing={worker.is_alive ? "sent" : "ignored"}>
              {worker.is_alive
                ? `Alive ${ago(worker.heartbeat_at, now)}`
                : `Gone ${ago(worker.heartbeat_at, now)}`}
            </Status>
          </span>
        </li>
      ))}
    </ul>
  );
}
