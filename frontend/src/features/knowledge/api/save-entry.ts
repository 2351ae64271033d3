import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

type Body = components["schemas"]["CreateKnowledge"];

/** Writes an entry: a new one where there is no id. */
export function useSaveEntry(id: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) =>
      id
        ? unwrap(api.PUT("/api/knowledge-base/{id}", { params: { path: { id } }, body }))
        : unwrap(api.POST("/api/knowledge-base", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["knowledge"] }),
    ...GIVEN_BACK,
  });
}
