import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";

type Request = components["schemas"]["TestIntents"];

/** What would match these texts by the saved rules and those not saved yet. Changes nothing. */
export const intentTestQueryOptions = (request: Request) =>
  queryOptions({
    queryKey: ["intents", "test", request],
    queryFn: async ({ signal }) =>
      (await unwrap(api.POST("/api/intents/test", { body: request, signal }))).results,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
