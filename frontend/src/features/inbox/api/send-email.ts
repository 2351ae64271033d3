import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";

import { readEmailAgain } from "./read-email-again";

/** Approves a version of the draft; it leaves after ten seconds. */
export function useSendEmail(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (approval: components["schemas"]["SendEmail"]) =>
      api.POST("/api/emails/{id}/send", { params: { path: { id } }, body: approval }),
    onSettled: () => readEmailAgain(queries, id),
  });
}
