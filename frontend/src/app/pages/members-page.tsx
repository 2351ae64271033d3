import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { PageHeader } from "@/components/page-header";
import { InvitationsList } from "@/features/members/components/invitations-list";
import { InviteDialog } from "@/features/members/components/invite-dialog";
import { MembersTable } from "@/features/members/components/members-table";
import { workspaceHeader } from "@/lib/api/workspace";
import { workspacesQueryOptions } from "@/lib/queries/workspaces";
import { useTitle } from "@/lib/use-title";

export function MembersPage(): ReactNode {
  useTitle("Members");
  const { data: workspaces = [] } = useQuery(workspacesQueryOptions());
  const selected = workspaces.find(({ id, is_personal }) =>
    workspaceHeader() ? id === workspaceHeader() : is_personal,
  );
  const isOwner = selected?.role === "owner";
  return (
    <>
      <PageHeader
        title="Members"
        description="Who works in this workspace."
        action={isOwner && <InviteDialog />}
      />
      <MembersTable isOwner={isOwner} />
      {isOwner && <InvitationsList />}
    </>
  );
}
