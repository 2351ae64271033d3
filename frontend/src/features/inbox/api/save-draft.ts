import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";

import { readEmailAgain } from "./read-email-again";

/** Stores the person's text as the next version of the draft. */
export function useSaveDraft(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["PutDraft"]) =>
      unwrap(api.PUT("/api/emails/{id}/draft", { params: { path: { id } }, body })),
    onSettled: () => readEmailAgain(queries, id),
  });
}
