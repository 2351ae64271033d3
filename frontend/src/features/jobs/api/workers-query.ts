import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

export const workersQueryOptions = () =>
  queryOptions({
    queryKey: ["jobs", "workers"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/jobs/workers", { signal })),
    refetchInterval: 10_000,
  });
