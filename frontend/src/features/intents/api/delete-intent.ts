import { useMutation, useQueryClient } from "@tanstack/react-query";

import { intentsQueryOptions } from "@/lib/queries/intents";
import { api } from "@/lib/api/client";

export function useDeleteIntent() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/intents/{id}", { params: { path: { id } } }),
    onSuccess: (_done, id) => {
      queries.removeQueries({ queryKey: ["intents", id] });
      return queries.invalidateQueries({ queryKey: intentsQueryOptions().queryKey, exact: true });
    },
  });
}
