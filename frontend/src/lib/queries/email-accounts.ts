import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Connected mailboxes of the person. */
export const emailAccountsQueryOptions = () =>
  queryOptions({
    queryKey: ["email-accounts"],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/api/email-accounts", { signal }))).items,
    staleTime: 30_000,
  });
