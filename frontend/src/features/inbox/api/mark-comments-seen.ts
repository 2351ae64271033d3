import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

/** The person has looked at the comments on an email that mention them. */
export function useMarkCommentsSeen(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.PUT("/api/emails/{id}/comments/seen", { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["dashboard"] }),
  });
}
