import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast } from "sonner";

import { Avatar } from "@/components/avatar";
import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Button } from "@/components/ui/button";
import type { Member } from "@/lib/api/types";
import { membersQueryOptions } from "@/lib/queries/members";
import { useMe } from "@/lib/queries/use-me";
import { shortTime } from "@/lib/time";

import { useRemoveMember } from "../api/remove-member";
import { MEMBER_ROLES } from "../roles";

const FACTS: readonly Column<Member>[] = [
  {
    id: "name",
    header: "Name",
    sortBy: ({ full_name }) => full_name.toLowerCase(),
    cell: ({ full_name, email }) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <Avatar name={full_name} />
        <span className="min-w-0">
          <span className="block truncate font-medium">{full_name}</span>
          <span className="block truncate text-xs text-faint">{email}</span>
        </span>
      </span>
    ),
  },
  {
    id: "role",
    header: "Role",
    sortBy: ({ role }) => role,
    cell: ({ role }) => <span className="text-soft">{MEMBER_ROLES[role]}</span>,
  },
  {
    id: "since",
    header: "Since",
    sortBy: ({ joined_at }) => joined_at,
    cell: ({ joined_at }) => <span className="text-soft">{shortTime(joined_at)}</span>,
    className: "hidden sm:table-cell",
  },
];

/** Who belongs to the workspace; an owner may remove others. */
export function MembersTable({ isOwner }: { isOwner: boolean }) {
  const me = useMe();
  const query = useQuery(membersQueryOptions());
  const { mutate: remove, isPending } = useRemoveMember();
  const columns = useMemo<readonly Column<Member>[]>(() => {
    if (!isOwner) return FACTS;
    const removal: Column<Member> = {
      id: "remove",
      header: "Remove",
      cell: ({ user_id, full_name }) =>
        user_id !== me.id && (
          <Button
            size="sm"
            aria-label={`Remove ${full_name}`}
            disabled={isPending}
            onClick={() =>
              remove(user_id, { onSuccess: () => void toast(`${full_name} is no member any more`) })
            }
          >
            Remove
          </Button>
        ),
      className: "text-right",
    };
    return [...FACTS, removal];
  }, [isOwner, isPending, me.id, remove]);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsSkeleton />;
  return <DataTable label="Members" columns={columns} rows={query.data} keyOf={({ user_id }) => user_id} />;
}
