import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

import type { RunFilter } from "./runs-query";

/** Lets all failed runs that fit go on. */
export function useRedriveRuns() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ state: _failed, ...body }: RunFilter) => unwrap(api.POST("/api/jobs/redrive", { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["jobs"] }),
  });
}
