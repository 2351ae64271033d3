import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readRunsAgain } from "./read-runs-again";

/** Ends a run that is not needed any more. */
export function useCancelRun(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST("/api/jobs/runs/{id}/cancel", { params: { path: { id } }, body: {} }),
    onSettled: () => readRunsAgain(queries, id),
  });
}
