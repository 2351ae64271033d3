import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { NoPermission } from "@/components/no-permission";
import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { JobsOverview } from "@/features/jobs/components/jobs-overview";
import { useMe } from "@/lib/queries/use-me";
import { useTitle } from "@/lib/use-title";

export function JobsPage(): ReactNode {
  const { role } = useMe();
  useTitle("Jobs");
  if (role === "user") return <NoPermission />;
  return (
    <>
      <PageHeader
        title="Jobs"
        description="Every email, follow-up and mailbox is a run that survives crashes."
        action={
          <Button asChild>
            <Link to="/jobs/runs">All runs</Link>
          </Button>
        }
      />
      <JobsOverview />
    </>
  );
}
