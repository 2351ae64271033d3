import { infiniteQueryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";
import type { EmailSummary, WaitReason } from "@/lib/api/types";
import { unwrap } from "@/lib/api/unwrap";
import type { InboxSearch, InboxView } from "@/lib/inbox-view";

type Query = NonNullable<paths["/api/emails"]["get"]["parameters"]["query"]>;

/** Emails on a page. */
export const PAGE_SIZE = 100;

const STATUS: Record<InboxView, Query["status"]> = {
  "needs-you": "draft_ready",
  scheduled: "draft_ready",
  working: "new",
  sent: "sent",
  ignored: "ignored",
  rejected: "rejected",
  failed: "error",
  mentioned: undefined,
  all: undefined,
};

const RESTING: readonly (WaitReason | null | undefined)[] = ["snoozed", "quota"];

/** What a view shows of the drafts that rest: those for a person, or those for a time. */
export function belongs(email: EmailSummary, view: InboxView): boolean {
  if (view === "needs-you") return !RESTING.includes(email.wait_reason);
  return view !== "scheduled" || RESTING.includes(email.wait_reason);
}

export function emailsQuery({
  view = "needs-you",
  q,
  intent,
  account,
  assignee,
  since,
  wait,
}: InboxSearch): Query {
  const query: Query = { limit: PAGE_SIZE, status: STATUS[view] };
  return {
    ...query,
    ...(view === "mentioned" ? { mentioned: true } : {}),
    ...(wait ? { wait_reason: wait as WaitReason } : {}),
    ...(q ? { q } : {}),
    ...(intent ? { intent } : {}),
    ...(account ? { account } : {}),
    ...(assignee ? { assignee } : {}),
    ...(since ? { since: new Date(since).toISOString() } : {}),
  };
}

/** The inbox, newest first, page by page. */
export const emailsQueryOptions = (search: InboxSearch) => {
  const query = emailsQuery(search);
  return infiniteQueryOptions({
    queryKey: ["emails", query],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/emails", {
          params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
};
