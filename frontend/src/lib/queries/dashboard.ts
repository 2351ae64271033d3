import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** What waits for the person and how everything is. */
export const dashboardQueryOptions = () =>
  queryOptions({
    queryKey: ["dashboard"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/dashboard", { signal })),
    staleTime: 5_000,
    refetchInterval: 10_000,
  });
