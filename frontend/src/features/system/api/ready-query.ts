import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Whether database, queue and migrations are as they should be. */
export const readyQueryOptions = () =>
  queryOptions({
    queryKey: ["system", "ready"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/health/ready", { signal })),
    refetchInterval: 30_000,
  });
