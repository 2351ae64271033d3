import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { meQueryOptions } from "@/lib/queries/me";
import { GIVEN_BACK } from "@/lib/query-client";

/** Makes an account and signs in with it. */
export function useRegister() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["Register"]) => unwrap(api.POST("/api/auth/register", { body })),
    onSuccess: ({ user }) => {
      queries.clear();
      queries.setQueryData(meQueryOptions().queryKey, user);
    },
    ...GIVEN_BACK,
  });
}
