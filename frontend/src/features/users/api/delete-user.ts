import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

/** Deletes a person and everything that is theirs. */
export function useDeleteUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/users/{id}", { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["users"] }),
  });
}
