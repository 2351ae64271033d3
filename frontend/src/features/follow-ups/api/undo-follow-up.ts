import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

/** Calls a follow-up back that has not left yet. */
export function useUndoFollowUp() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST("/api/follow-ups/{id}/undo", { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["follow-ups"] }),
  });
}
