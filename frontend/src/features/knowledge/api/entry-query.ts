import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

export const entryQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["knowledge", "entry", id],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/knowledge-base/{id}", { params: { path: { id } }, signal })),
  });
