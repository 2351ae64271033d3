import { useQuery } from "@tanstack/react-query";

import { ErrorState } from "@/components/error-state";
import { Skeleton } from "@/components/ui/skeleton";

import { statsQueryOptions } from "../api/stats-query";

const KINDS = {
  users: "Users",
  workspaces: "Workspaces",
  email_accounts: "Email accounts",
  emails: "Emails",
  outbound_messages: "Sent messages",
  follow_ups: "Follow-ups",
  runs: "Runs",
} as const;

/** How much of everything there is, and in which state. */
export function Counts() {
  const { data, error, refetch } = useQuery(statsQueryOptions());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-48" />;
  return (
    <table className="w-full border-collapse">
      <tbody>
        {(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => {
          const counts = Object.entries(data[kind]);
          const total = counts.reduce((sum, [, count]) => sum + count, 0);
          return (
            <tr key={kind} className="border-y">
              <th scope="row" className="py-2 pr-4 text-left font-normal">
                {KINDS[kind]}
              </th>
              <td className="w-20 py-2 pr-6 text-right font-medium">{total.toLocaleString("en")}</td>
              <td className="py-2 text-soft">
                {counts
                  .map(([state, count]) => `${count.toLocaleString("en")} ${state.replaceAll("_", " ")}`)
                  .join(" · ") || "none yet"}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
