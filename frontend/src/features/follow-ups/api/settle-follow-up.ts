import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

/** Says whether a follow-up left that nobody could tell about. */
export function useSettleFollowUp(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wasSent: boolean) =>
      api.POST("/api/follow-ups/{id}/settle", { params: { path: { id } }, body: { was_sent: wasSent } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["follow-ups"] }),
  });
}
