import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Workspaces the person belongs to. */
export const workspacesQueryOptions = () =>
  queryOptions({
    queryKey: ["workspaces"],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/workspaces", { signal }))).items,
    staleTime: 300_000,
  });
