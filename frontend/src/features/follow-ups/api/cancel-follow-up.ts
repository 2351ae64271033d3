import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

export function useCancelFollowUp() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/follow-ups/{id}", { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["follow-ups"] }),
  });
}
