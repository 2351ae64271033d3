import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { NoPermission } from "@/components/no-permission";
import { RunDesk } from "@/features/jobs/components/run-desk";
import { useMe } from "@/lib/queries/use-me";
import { useTitle } from "@/lib/use-title";

const route = getRouteApi("/desk/jobs/runs/$runId");

export function RunPage(): ReactNode {
  const { role } = useMe();
  const { runId } = route.useParams();
  useTitle("Run");
  if (role === "user") return <NoPermission />;
  return <RunDesk key={runId} id={runId} />;
}
