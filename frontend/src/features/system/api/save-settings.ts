import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

import { settingsQueryOptions } from "./settings-query";

export function useSaveSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["Settings"]) => unwrap(api.PUT("/api/settings", { body })),
    onSuccess: (settings) => queries.setQueryData(settingsQueryOptions().queryKey, settings),
    ...GIVEN_BACK,
  });
}
