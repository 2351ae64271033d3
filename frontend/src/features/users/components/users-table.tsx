import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { Avatar } from "@/components/avatar";
import type { Column } from "@/components/data-table/column";
import { DataTable } from "@/components/data-table/data-table";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { Status } from "@/components/status";
import { Button } from "@/components/ui/button";
import type { User } from "@/lib/api/types";
import { useMe } from "@/lib/queries/use-me";
import { shortTime } from "@/lib/time";

import { usersQueryOptions } from "../api/users-query";
import { ROLES } from "../roles";
import { UserDialog } from "./user-dialog";

const FACTS: readonly Column<User>[] = [
  {
    id: "name",
    header: "Name",
    sortBy: (user) => user.full_name.toLowerCase(),
    cell: (user) => (
      <span className="flex min-w-0 items-center gap-2.5">
        <Avatar name={user.full_name} />
        <span className="min-w-0">
          <span className="block truncate font-medium">{user.full_name}</span>
          <span className="block truncate text-xs text-faint">{user.email}</span>
        </span>
      </span>
    ),
  },
  {
    id: "role",
    header: "Role",
    sortBy: (user) => user.role,
    cell: (user) => <span className="text-soft">{ROLES[user.role]}</span>,
  },
  {
    id: "quota",
    header: "Sent this month",
    sortBy: (user) => user.quota_used,
    cell: (user) => (
      <span className="text-soft">
        {user.quota_used.toLocaleString("en")} of {user.quota.toLocaleString("en")}
      </span>
    ),
    className: "hidden sm:table-cell",
  },
  {
    id: "active",
    header: "State",
    sortBy: (user) => Number(user.is_active),
    cell: (user) => (
      <Status standing={user.is_active ? "sent" : "ignored"}>
        {user.is_active ? "Active" : "Deactivated"}
      </Status>
    ),
    className: "hidden sm:table-cell",
  },
  {
    id: "since",
    header: "Since",
    sortBy: (user) => user.created_at,
    cell: (user) => <span className="text-soft">{shortTime(user.created_at)}</span>,
    className: "hidden lg:table-cell",
  },
];

/** Everybody; a super admin may change them. */
export function UsersTable() {
  const me = useMe();
  const query = useInfiniteQuery(usersQueryOptions());
  const [opened, setOpened] = useState<User | null>(null);
  const columns = useMemo<readonly Column<User>[]>(() => {
    if (me.role !== "super_admin") return FACTS;
    const change: Column<User> = {
      id: "change",
      header: "Rights",
      cell: (user) => (
        <Button size="sm" aria-label={`Change ${user.full_name}`} onClick={() => setOpened(user)}>
          Change
        </Button>
      ),
      className: "text-right",
    };
    return [...FACTS, change];
  }, [me.role]);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <RowsSkeleton />;
  return (
    <>
      <DataTable
        label="Users"
        columns={columns}
        rows={query.data.pages.flatMap((page) => page.items)}
        keyOf={(user) => user.id}
        hasMore={query.hasNextPage}
        isLoadingMore={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      {opened && <UserDialog user={opened} onClose={() => setOpened(null)} />}
    </>
  );
}
