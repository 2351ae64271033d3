import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Colleagues in the workspace. */
export const membersQueryOptions = () =>
  queryOptions({
    queryKey: ["members"],
    queryFn: async ({ signal }) => {
      const query = { limit: 200 };
      return (await unwrap(api.GET("/api/workspace/members", { params: { query }, signal }))).items;
    },
    staleTime: 300_000,
  });
