import { useQuery } from "@tanstack/react-query";

import { ErrorState } from "@/components/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { Answer } from "@/lib/api/answer";

import { statsQueryOptions } from "../api/stats-query";

type Usage = Answer<"/api/system/stats">["models"][number];

const PURPOSES: Readonly<Record<string, string>> = {
  draft: "Drafting",
  review: "Checking drafts",
  follow_up: "Follow-ups",
};

/** What language models were asked for in the last thirty days, and what it cost. */
export function ModelUse() {
  const { data, error, refetch } = useQuery(statsQueryOptions());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-24" />;
  if (data.models.length === 0) {
    return (
      <p className="text-soft">
        No language model has been asked in the last thirty days. Without one, drafts are written from
        templates and the knowledge base.
      </p>
    );
  }
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr className="text-xs text-faint">
          <th className="pb-2 text-left font-medium">Model</th>
          <th className="pb-2 text-right font-medium">Calls</th>
          <th className="pb-2 text-right font-medium">Tokens</th>
          <th className="pb-2 text-right font-medium">Cost</th>
        </tr>
      </thead>
      <tbody>
        {data.models.map((usage) => (
          <tr key={`${usage.model} ${usage.purpose}`} className="border-y">
            <th scope="row" className="py-2 pr-4 text-left font-normal">
              {usage.model} <span className="text-soft">{PURPOSES[usage.purpose] ?? usage.purpose}</span>
            </th>
            <td className="py-2 text-right">{usage.calls.toLocaleString("en")}</td>
            <td className="py-2 pl-4 text-right text-soft">
              {(usage.prompt_tokens + usage.completion_tokens).toLocaleString("en")}
            </td>
            <td className="py-2 pl-4 text-right">{cost(usage)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In the operator’s currency; a plus where calls without a price come on top. */
function cost({ cost_micros, calls_without_price }: Usage): string {
  if (cost_micros == null) return "–";
  return `${(cost_micros / 1e6).toFixed(2)}${calls_without_price > 0 ? " +" : ""}`;
}
