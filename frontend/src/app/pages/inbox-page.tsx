import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { InboxDesk } from "@/features/inbox/components/inbox-desk";
import { useTitle } from "@/lib/use-title";

const route = getRouteApi("/desk/inbox");

export function InboxPage(): ReactNode {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  useTitle("Inbox");
  return (
    <InboxDesk
      search={search}
      onSearch={(next, replace = true) => void navigate({ search: next, replace })}
    />
  );
}
