import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** What became of the replies of an intent, week by week. */
export const intentStatisticsQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["intents", id, "statistics"],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/api/intents/{id}/statistics", { params: { path: { id } }, signal })),
  });
