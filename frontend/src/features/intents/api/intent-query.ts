import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

export const intentQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["intents", id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/intents/{id}", { params: { path: { id } }, signal })),
  });
