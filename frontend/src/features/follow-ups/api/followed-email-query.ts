import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** The email whose reply a follow-up reminds of. */
export const followedEmailQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["email", id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/emails/{id}", { params: { path: { id } }, signal })),
    staleTime: 300_000,
  });
