import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

export function useDeleteEntry() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/knowledge-base/{id}", { params: { path: { id } } }),
    onSuccess: (_done, id) => {
      queries.removeQueries({ queryKey: ["knowledge", "entry", id] });
      return queries.invalidateQueries({ queryKey: ["knowledge", "list"] });
    },
  });
}
