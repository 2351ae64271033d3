import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

/** Lets a follow-up that rests as a draft go. */
export function useSendFollowUp() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST("/api/follow-ups/{id}/send", { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["follow-ups"] }),
  });
}
