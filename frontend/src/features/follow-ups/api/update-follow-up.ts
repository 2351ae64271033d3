import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";

/** Moves a follow-up, or changes what it says. */
export function useUpdateFollowUp(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["UpdateFollowUp"]) =>
      api.PATCH("/api/follow-ups/{id}", { params: { path: { id } }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["follow-ups"] }),
  });
}
