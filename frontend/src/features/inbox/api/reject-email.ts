import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readEmailAgain } from "./read-email-again";

/** Decides that an email is not answered. */
export function useRejectEmail(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason?: string) =>
      api.POST("/api/emails/{id}/reject", { params: { path: { id } }, body: { reason: reason ?? null } }),
    onSettled: () => readEmailAgain(queries, id),
  });
}
