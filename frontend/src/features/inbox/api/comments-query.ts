import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Remarks of colleagues, oldest first. */
export const commentsQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["email", id, "comments"],
    queryFn: async ({ signal }) => {
      const params = { path: { id }, query: { limit: 200 } };
      return (await unwrap(api.GET("/api/emails/{id}/comments", { params, signal }))).items;
    },
  });
