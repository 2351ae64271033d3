import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** An email with its conversation, drafts and history. */
export const emailQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["email", id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/emails/{id}", { params: { path: { id } }, signal })),
  });
