import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Signpost } from "lucide-react";
import { useMemo } from "react";

import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Switch } from "@/components/ui/switch";
import type { Intent } from "@/lib/api/types";
import { intentsQueryOptions } from "@/lib/queries/intents";

import { useSwitchIntent } from "../api/switch-intent";

const NAMES: readonly Column<Intent>[] = [
  {
    id: "name",
    header: "Intent",
    sortBy: (intent) => intent.name.toLowerCase(),
    cell: (intent) => (
      <Link
        to="/intents/$intentId"
        params={{ intentId: intent.id }}
        className="font-medium whitespace-nowrap hover:text-accent"
      >
        {intent.name}
        {intent.is_default && (
          <span className="ml-2 text-xs font-normal text-faint">when nothing else fits</span>
        )}
        {!intent.is_active && <span className="ml-2 text-xs font-normal text-faint">off</span>}
      </Link>
    ),
  },
  {
    id: "keywords",
    header: "Words",
    cell: (intent) => <span className="line-clamp-1 text-soft">{intent.keywords.join(", ") || "–"}</span>,
    className: "hidden sm:table-cell",
  },
  {
    id: "priority",
    header: "Priority",
    sortBy: (intent) => intent.priority,
    cell: (intent) => <span className="text-soft">{intent.priority}</span>,
    className: "text-right",
  },
];

/** All intents in the order in which they are matched. */
export function IntentsTable() {
  const { data: intents, error, refetch } = useQuery(intentsQueryOptions());
  const { mutate } = useSwitchIntent();
  const columns = useMemo<readonly Column<Intent>[]>(
    () => [
      ...NAMES,
      {
        id: "auto_send",
        header: "Sends automatically",
        cell: (intent) => (
          <Switch
            aria-label={`${intent.name} sends automatically`}
            checked={intent.auto_send}
            onCheckedChange={(auto_send) => mutate({ id: intent.id, auto_send })}
          />
        ),
        className: "text-right",
      },
    ],
    [mutate],
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!intents) return <RowsSkeleton />;
  if (intents.length === 0) {
    return (
      <EmptyState icon={Signpost} title="No intents yet">
        An intent tells Mailroom how a kind of email is recognised and answered.
      </EmptyState>
    );
  }
  return <DataTable label="Intents" columns={columns} rows={intents} keyOf={(intent) => intent.id} />;
}
