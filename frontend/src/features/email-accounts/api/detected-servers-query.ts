import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { ProblemError } from "@/lib/api/problem";
import { unwrap } from "@/lib/api/unwrap";

/** The servers of an address; null where nothing tells them. */
export const detectedServersQueryOptions = (email: string) =>
  queryOptions({
    queryKey: ["detected-servers", email],
    queryFn: async ({ signal }) => {
      try {
        return await unwrap(
          api.GET("/api/email-accounts/autodetect", { params: { query: { email } }, signal }),
        );
      } catch (error) {
        if (error instanceof ProblemError && error.code === "mailbox_servers_unknown") return null;
        throw error;
      }
    },
    enabled: email !== "",
    staleTime: 300_000,
  });
