import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

type Body = components["schemas"]["CreateSuppression"];

export function useAddSuppression() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) => unwrap(api.POST("/api/suppressions", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["suppressions"] }),
    ...GIVEN_BACK,
  });
}
