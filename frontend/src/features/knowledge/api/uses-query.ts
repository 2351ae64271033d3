import { infiniteQueryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Emails whose draft cites an entry, newest first. */
export const usesQueryOptions = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["knowledge", id, "uses"],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) };
      return unwrap(api.GET("/api/knowledge-base/{id}/uses", { params: { path: { id }, query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
