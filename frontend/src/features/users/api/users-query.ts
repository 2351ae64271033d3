import { infiniteQueryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Everybody who has an account. */
export const usersQueryOptions = () =>
  infiniteQueryOptions({
    queryKey: ["users"],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) };
      return unwrap(api.GET("/api/users", { params: { query }, signal }));
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
