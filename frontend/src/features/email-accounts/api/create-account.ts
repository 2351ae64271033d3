import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

/** Connects a mailbox; the server tries it before it saves anything. */
export function useCreateAccount() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["CreateEmailAccount"]) =>
      unwrap(api.POST("/api/email-accounts", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["email-accounts"] }),
    ...GIVEN_BACK,
  });
}
