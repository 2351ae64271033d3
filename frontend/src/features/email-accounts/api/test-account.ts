import { useMutation } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { GIVEN_BACK } from "@/lib/query-client";

/** Tries a mailbox without connecting it. */
export function useTestAccount() {
  return useMutation({
    mutationFn: (body: components["schemas"]["CreateEmailAccount"]) =>
      api.POST("/api/email-accounts/test", { body }),
    ...GIVEN_BACK,
  });
}
