import { useMutation } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

/** Changes the password; every other session ends, this one goes on with a new cookie. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: components["schemas"]["ChangePassword"]) =>
      unwrap(api.POST("/api/auth/password", { body })),
    ...GIVEN_BACK,
  });
}
