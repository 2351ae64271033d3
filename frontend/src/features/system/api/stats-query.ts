import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Counts of the whole installation. */
export const statsQueryOptions = () =>
  queryOptions({
    queryKey: ["system", "stats"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/system/stats", { signal })),
    refetchInterval: 30_000,
  });
