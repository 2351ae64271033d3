import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

type Body = components["schemas"]["CreateIntent"];

/** Writes an intent: a new one where there is no id. */
export function useSaveIntent(id: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) =>
      id
        ? unwrap(api.PUT("/api/intents/{id}", { params: { path: { id } }, body }))
        : unwrap(api.POST("/api/intents", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["intents"] }),
    ...GIVEN_BACK,
  });
}
