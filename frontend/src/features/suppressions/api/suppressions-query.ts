import { infiniteQueryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Addresses that are not written to, newest first. */
export const suppressionsQueryOptions = () =>
  infiniteQueryOptions({
    queryKey: ["suppressions"],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) };
      return unwrap(api.GET("/api/suppressions", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
