import { useQuery } from "@tanstack/react-query";

import { ErrorState } from "@/components/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { dashboardQueryOptions } from "@/lib/queries/dashboard";

import { FirstSteps } from "./first-steps";
import { HealthLines } from "./health-lines";
import { NeedsYouNow } from "./needs-you-now";
import { WaitingList } from "./waiting-list";
import { Worth } from "./worth";

/** What needs me now, is everything healthy, is it worth it. */
export function Overview() {
  const { data, error, refetch } = useQuery(dashboardQueryOptions());
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <OverviewSkeleton />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-9 px-4 pb-12 sm:px-8">
      <FirstSteps figures={data} />
      <section aria-label="Needs you now">
        <NeedsYouNow needs={data.needs_me} />
        <WaitingList />
      </section>
      <section aria-label="Health">
        <HealthLines health={data.health} />
      </section>
      <section aria-label="The last thirty days" className="grid gap-4">
        <Worth figures={data} />
      </section>
    </div>
  );
}

function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading the dashboard" className="grid gap-9 px-4 sm:px-8">
      <Skeleton className="h-12" />
      <Skeleton className="h-5 w-1/2" />
      <div className="grid gap-12 lg:grid-cols-2">
        <Skeleton className="h-56" />
        <Skeleton className="h-56" />
      </div>
    </div>
  );
}
