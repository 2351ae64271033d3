import type { ReactNode } from "react";

import { PageHeader } from "@/components/page-header";
import { AddSuppressionDialog } from "@/features/suppressions/components/add-suppression-dialog";
import { SuppressionsTable } from "@/features/suppressions/components/suppressions-table";
import { useTitle } from "@/lib/use-title";

export function SuppressionsPage(): ReactNode {
  useTitle("Suppressions");
  return (
    <>
      <PageHeader
        title="Suppressions"
        description="Addresses that this workspace does not write to."
        action={<AddSuppressionDialog />}
      />
      <SuppressionsTable />
    </>
  );
}
