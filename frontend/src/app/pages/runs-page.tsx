import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";

import { NoPermission } from "@/components/no-permission";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { RedriveButton } from "@/features/jobs/components/redrive-button";
import { RunsFilters } from "@/features/jobs/components/runs-filters";
import { RunsTable } from "@/features/jobs/components/runs-table";
import { useMe } from "@/lib/queries/use-me";
import { useTitle } from "@/lib/use-title";

const route = getRouteApi("/desk/jobs/runs");

export function RunsPage(): ReactNode {
  const { role } = useMe();
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  useTitle("Runs");
  if (role === "user") return <NoPermission />;
  return (
    <>
      <div className="px-2 pt-3 sm:px-6">
        <Button asChild variant="ghost" size="sm">
          <Link to="/jobs">
            <ArrowLeft /> Jobs
          </Link>
        </Button>
      </div>
      <PageHeader title="Runs" action={filter.state === "failed" && <RedriveButton filter={filter} />}>
        <RunsFilters filter={filter} onChange={(next) => void navigate({ search: next, replace: true })} />
      </PageHeader>
      <RunsTable filter={filter} />
    </>
  );
}
