import { useLocation, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { PageHeader } from "@/components/page-header";
import { AcceptCard } from "@/features/members/components/accept-card";
import { useTitle } from "@/lib/use-title";

/** Where the link of an invitation leads; its token stands behind `#`, which no server sees. */
export function InvitationPage(): ReactNode {
  useTitle("Invitation");
  const token = useLocation({ select: ({ hash }) => hash });
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title="You are invited" description="A colleague would like you to join their workspace." />
      <AcceptCard token={token} onJoined={() => void navigate({ to: "/" })} />
    </>
  );
}
