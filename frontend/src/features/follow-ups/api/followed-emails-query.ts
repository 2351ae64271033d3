import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { EmailSummary } from "@/lib/api/types";
import { unwrap } from "@/lib/api/unwrap";

/** The answered emails that follow-ups are mostly about, by id: one request instead of one for each. */
export const followedEmailsQueryOptions = () =>
  queryOptions({
    queryKey: ["follow-ups", "emails"],
    queryFn: async ({ signal }) => {
      const query = { status: "sent", limit: 200 } as const;
      const { items } = await unwrap(api.GET("/api/emails", { params: { query }, signal }));
      return new Map<string, EmailSummary>(items.map((email) => [email.id, email]));
    },
    staleTime: 60_000,
  });
