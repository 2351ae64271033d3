import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { meQueryOptions } from "@/lib/queries/me";
import { GIVEN_BACK } from "@/lib/query-client";

export function useUpdateMe() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["UpdateMe"]) => unwrap(api.PATCH("/api/auth/me", { body })),
    onSuccess: (me) => queries.setQueryData(meQueryOptions().queryKey, me),
    ...GIVEN_BACK,
  });
}
