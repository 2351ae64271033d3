import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readRunsAgain } from "./read-runs-again";

/** Lets a failed run go on at the step it failed at. */
export function useRetryRun(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST("/api/jobs/runs/{id}/retry", { params: { path: { id } } }),
    onSettled: () => readRunsAgain(queries, id),
  });
}
