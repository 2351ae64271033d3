import { infiniteQueryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";

type Query = NonNullable<paths["/api/jobs/runs"]["get"]["parameters"]["query"]>;

/** Which runs; words are looked for in their errors. */
export type RunFilter = Pick<Query, "flow" | "state" | "queue" | "q" | "subject">;

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
