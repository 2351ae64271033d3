import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

/** Has a mailbox read now instead of at its next turn. */
export function useSyncAccount(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST("/api/email-accounts/{id}/sync", { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["email-accounts"] }),
  });
}
