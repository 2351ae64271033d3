import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readEmailAgain } from "./read-email-again";

/** Has an email read and answered anew. */
export function useReprocessEmail(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST("/api/emails/{id}/reprocess", { params: { path: { id } } }),
    onSettled: () => readEmailAgain(queries, id),
  });
}
