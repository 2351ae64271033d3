import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** What changed from one version of the draft to another; from Mailroom's last to the current one unless given. */
export const diffQueryOptions = (id: string, versions: { from?: number; to?: number } = {}) =>
  queryOptions({
    queryKey: ["email", id, "diff", versions],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/emails/{id}/diff", { params: { path: { id }, query: versions }, signal })),
  });
