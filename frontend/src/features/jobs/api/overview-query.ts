import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

export const overviewQueryOptions = () =>
  queryOptions({
    queryKey: ["jobs", "overview"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/jobs/overview", { signal })),
    refetchInterval: 10_000,
  });
