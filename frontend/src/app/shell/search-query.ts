import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Everything whose name, subject or address has these words. */
export const searchQueryOptions = (words: string) =>
  queryOptions({
    queryKey: ["search", words.trim()],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/search", { params: { query: { q: words.trim(), limit: 5 } }, signal })),
    enabled: words.trim().length >= 2,
  });
