import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

export function useUpdateUser(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["UpdateUser"]) =>
      unwrap(api.PATCH("/api/users/{id}", { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["users"] }),
    ...GIVEN_BACK,
  });
}
