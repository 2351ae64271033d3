import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** What the company knows, of one category or of all. */
export const entriesQueryOptions = (category?: string) =>
  queryOptions({
    queryKey: ["knowledge", "list", category ?? ""],
    queryFn: async ({ signal }) => {
      const query = { limit: 200, ...(category ? { category } : {}) };
      return (await unwrap(api.GET("/api/knowledge-base", { params: { query }, signal }))).items;
    },
  });
