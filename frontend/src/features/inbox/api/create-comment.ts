import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";

import { readEmailAgain } from "./read-email-again";

/** Adds a remark that only colleagues see. */
export function useCreateComment(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["CreateComment"]) =>
      api.POST("/api/emails/{id}/comments", { params: { path: { id } }, body }),
    retry: false,
    onSettled: () => readEmailAgain(queries, id),
  });
}
