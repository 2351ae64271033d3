import { useQuery } from "@tanstack/react-query";
import { AtSign } from "lucide-react";

import { EmptyState } from "@/components/empty-state";
import { ErrorState } from "@/components/error-state";
import { RowsSkeleton } from "@/components/rows-skeleton";
import { emailAccountsQueryOptions } from "@/lib/queries/email-accounts";

import { AccountRow } from "./account-row";

/** The connected mailboxes and how they are. */
export function AccountsList() {
  const { data: accounts, error, refetch } = useQuery(emailAccountsQueryOptions());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!accounts) return <RowsSkeleton rows={3} />;
  if (accounts.length === 0) {
    return (
      <EmptyState icon={AtSign} title="No mailbox is connected">
        Mailroom reads new mail and prepares answers. It sends nothing automatically until you switch that on.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y border-y">
      {accounts.map((account) => (
        <li key={account.id}>
          <AccountRow account={account} />
        </li>
      ))}
    </ul>
  );
}
