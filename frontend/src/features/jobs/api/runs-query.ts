import { infiniteQueryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Which runs; words are looked for in their errors. */
export interface RunFilter {
  flow?: string;
  state?: string;
  queue?: string;
  q?: string;
  subject?: string;
}

/** Runs that fit, newest first. */
export const runsQueryOptions = (filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: ["jobs", "runs", filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) };
      return unwrap(api.GET("/api/jobs/runs", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
