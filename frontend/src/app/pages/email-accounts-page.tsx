import type { ReactNode } from "react";

import { PageHeader } from "@/components/page-header";
import { AccountsList } from "@/features/email-accounts/components/accounts-list";
import { AddAccountDialog } from "@/features/email-accounts/components/add-account-dialog";
import { useTitle } from "@/lib/use-title";

export function EmailAccountsPage(): ReactNode {
  useTitle("Email accounts");
  return (
    <>
      <PageHeader
        title="Email accounts"
        description="The mailboxes that Mailroom reads and answers from."
        action={<AddAccountDialog />}
      />
      <AccountsList />
    </>
  );
}
