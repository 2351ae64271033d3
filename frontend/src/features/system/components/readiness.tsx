import { useQuery } from "@tanstack/react-query";

import { ErrorState } from "@/components/error-state";
import { Status } from "@/components/status";
import { Skeleton } from "@/components/ui/skeleton";

import { readyQueryOptions } from "../api/ready-query";

/** The parts Mailroom stands on, one line each. */
export function Readiness() {
  const { data, error, refetch } = useQuery(readyQueryOptions());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-16" />;
  return (
    <ul className="divide-y border-y">
      {data.parts.map((part) => (
        <li key={part.name} className="flex h-9 items-center justify-between gap-4">
          <span className="capitalize">{part.name}</span>
          <Status standing={part.works ? "sent" : part.is_needed ? "failed" : "needs-you"}>
            {part.works ? "Ready" : (part.detail ?? "Not ready")}
          </Status>
        </li>
      ))}
    </ul>
  );
}
