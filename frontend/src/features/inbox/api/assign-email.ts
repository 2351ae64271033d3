import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readEmailAgain } from "./read-email-again";

/** Gives an email to a colleague, or to nobody. */
export function useAssignEmail(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (userId: string | null) =>
      api.POST("/api/emails/{id}/assign", { params: { path: { id } }, body: { user_id: userId } }),
    onSettled: () => readEmailAgain(queries, id),
  });
}
