import { infiniteQueryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { FollowUp } from "@/lib/api/types";
import { unwrap } from "@/lib/api/unwrap";

/** Follow-ups of a status, the next one first. */
export const followUpsQueryOptions = (status: FollowUp["status"]) =>
  infiniteQueryOptions({
    queryKey: ["follow-ups", status],
    queryFn: ({ pageParam, signal }) => {
      const query = { status, limit: 200, ...(pageParam ? { cursor: pageParam } : {}) };
      return unwrap(api.GET("/api/follow-ups", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
