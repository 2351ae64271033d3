import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readEmailAgain } from "./read-email-again";

/** Has the reply written again, heeding the instruction. */
export function useRegenerateDraft(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (instruction: string) =>
      api.POST("/api/emails/{id}/regenerate", { params: { path: { id } }, body: { instruction } }),
    onSettled: () => readEmailAgain(queries, id),
  });
}
