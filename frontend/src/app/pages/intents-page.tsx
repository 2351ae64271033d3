import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";

import { PageHeader } from "@/components/page-header";
import { Button } from "@/components/ui/button";
import { IntentsTable } from "@/features/intents/components/intents-table";
import { useTitle } from "@/lib/use-title";

export function IntentsPage(): ReactNode {
  useTitle("Intents");
  return (
    <>
      <PageHeader
        title="Intents"
        description="What kinds of email there are. The highest one that matches decides how Mailroom answers."
        action={
          <Button asChild variant="primary">
            <Link to="/intents/$intentId" params={{ intentId: "new" }}>
              <Plus /> New intent
            </Link>
          </Button>
        }
      />
      <IntentsTable />
    </>
  );
}
