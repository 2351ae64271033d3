import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readRunsAgain } from "./read-runs-again";

/** Has a run that waits go on now. */
export function useHurryRun(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST("/api/jobs/runs/{id}/run-now", { params: { path: { id } } }),
    onSettled: () => readRunsAgain(queries, id),
  });
}
