import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { EmailSummary } from "@/lib/api/types";
import type { InboxSearch } from "@/lib/inbox-view";

import { belongs, emailsQueryOptions } from "./emails-query";

/** The emails of a view in their order, as far as they are loaded. */
export function useEmails(search: InboxSearch): readonly EmailSummary[] {
  const { data } = useInfiniteQuery(emailsQueryOptions(search));
  const view = search.view ?? "needs-you";
  return useMemo(
    () => data?.pages.flatMap((page) => page.items).filter((email) => belongs(email, view)) ?? [],
    [data, view],
  );
}
