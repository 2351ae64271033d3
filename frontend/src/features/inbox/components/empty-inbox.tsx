import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { AtSign, Coffee } from "lucide-react";

import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { emailAccountsQueryOptions } from "@/lib/queries/email-accounts";

/** Nothing to do, or nothing connected yet. */
export function EmptyInbox() {
  const { data: accounts } = useQuery(emailAccountsQueryOptions());
  if (accounts?.length === 0) {
    return (
      <EmptyState
        icon={AtSign}
        title="Connect a mailbox first"
        action={
          <Button asChild variant="primary">
            <Link to="/email-accounts">Add an email account</Link>
          </Button>
        }
      >
        Mailroom then reads what arrives and prepares an answer here. Nothing is sent until you allow it.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Coffee}
      title="You’re all caught up"
      action={
        <Button asChild>
          <Link to="/inbox" search={{ view: "all" }}>
            Show all emails
          </Link>
        </Button>
      }
    >
      New drafts that need you appear here.
    </EmptyState>
  );
}
