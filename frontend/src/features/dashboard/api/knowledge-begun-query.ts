import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Whether anything stands in the knowledge base. */
export const knowledgeBegunQueryOptions = () =>
  queryOptions({
    queryKey: ["knowledge", "begun"],
    queryFn: async ({ signal }) => {
      const { items } = await unwrap(
        api.GET("/api/knowledge-base", { params: { query: { limit: 1 } }, signal }),
      );
      return items.length > 0;
    },
  });
