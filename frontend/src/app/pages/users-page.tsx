import type { ReactNode } from "react";

import { NoPermission } from "@/components/no-permission";
import { PageHeader } from "@/components/page-header";
import { AddUserDialog } from "@/features/users/components/add-user-dialog";
import { UsersTable } from "@/features/users/components/users-table";
import { useMe } from "@/lib/queries/use-me";
import { useTitle } from "@/lib/use-title";

export function UsersPage(): ReactNode {
  const { role } = useMe();
  useTitle("Users");
  if (role === "user") return <NoPermission />;
  return (
    <>
      <PageHeader
        title="Users"
        description="Everybody who can sign in."
        action={role === "super_admin" && <AddUserDialog />}
      />
      <UsersTable />
    </>
  );
}
