import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readEmailAgain } from "./read-email-again";

/** Adds a remark that only colleagues see. */
export function useCreateComment(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: string) =>
      api.POST("/api/emails/{id}/comments", { params: { path: { id } }, body: { body } }),
    onSettled: () => readEmailAgain(queries, id),
  });
}
