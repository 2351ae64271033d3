import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

const SHOWN = 5;
const RESTING: readonly unknown[] = ["snoozed", "quota"];

/** The newest drafts that wait for a person; those that rest for a time are passed over. */
export const waitingQueryOptions = () =>
  queryOptions({
    queryKey: ["dashboard", "waiting"],
    queryFn: async ({ signal }) => {
      const query = { status: "draft_ready", limit: 50 } as const;
      const { items } = await unwrap(api.GET("/api/emails", { params: { query }, signal }));
      return items.filter(({ wait_reason }) => !RESTING.includes(wait_reason)).slice(0, SHOWN);
    },
  });
