import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** All intents of the workspace, in the order in which they are matched. */
export const intentsQueryOptions = () =>
  queryOptions({
    queryKey: ["intents"],
    queryFn: async ({ signal }) => {
      const query = { limit: 200 };
      const page = await unwrap(api.GET("/api/intents", { params: { query }, signal }));
      return page.items.toSorted(
        (a, b) => Number(a.is_default) - Number(b.is_default) || b.priority - a.priority,
      );
    },
    staleTime: 60_000,
  });
