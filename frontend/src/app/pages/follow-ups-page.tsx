import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Chips } from "@/components/chips";
import { PageHeader } from "@/components/page-header";
import { Agenda } from "@/features/follow-ups/components/agenda";
import { useTitle } from "@/lib/use-title";

const route = getRouteApi("/desk/follow-ups");

const STATUSES = { pending: "To come", sent: "Sent", cancelled: "Cancelled", failed: "Failed" } as const;

export function FollowUpsPage(): ReactNode {
  const { status = "pending" } = route.useSearch();
  const navigate = route.useNavigate();
  const shown = status in STATUSES ? (status as keyof typeof STATUSES) : "pending";
  useTitle("Follow-ups");
  return (
    <>
      <PageHeader
        title="Follow-ups"
        description="Reminders to people who have not answered. They stop when an answer comes."
      >
        <Chips
          label="Status"
          options={STATUSES}
          value={shown}
          onChange={(next) => void navigate({ search: next === "pending" ? {} : { status: next } })}
        />
      </PageHeader>
      <Agenda status={shown} />
    </>
  );
}
