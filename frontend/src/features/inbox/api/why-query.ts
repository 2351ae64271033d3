import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Why an email got its intent and its draft: words, sources, checks, steps. */
export const whyQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["email", id, "why"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/emails/{id}/why", { params: { path: { id } }, signal })),
  });
