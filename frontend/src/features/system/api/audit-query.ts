import { infiniteQueryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Who changed what, newest first, in the whole installation. */
export const auditQueryOptions = () =>
  infiniteQueryOptions({
    queryKey: ["system", "audit"],
    queryFn: ({ pageParam, signal }) => {
      const query = { all: true, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) };
      return unwrap(api.GET("/api/audit-log", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
