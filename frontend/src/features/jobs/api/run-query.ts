import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

export const runQueryOptions = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => unwrap(api.GET("/api/jobs/runs/{id}", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.finished_at ? false : 10_000),
  });
