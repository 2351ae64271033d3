import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** The entries a draft would find for these words, best first. */
export const hitsQueryOptions = (q: string) =>
  queryOptions({
    queryKey: ["knowledge", "hits", q],
    queryFn: async ({ signal }) => {
      const query = { q, limit: 20 };
      return (await unwrap(api.GET("/api/knowledge-base/search", { params: { query }, signal }))).items;
    },
    placeholderData: keepPreviousData,
  });
