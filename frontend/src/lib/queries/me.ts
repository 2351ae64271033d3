import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { ProblemError } from "@/lib/api/problem";
import { unwrap } from "@/lib/api/unwrap";
import { selectWorkspace, workspaceHeader } from "@/lib/api/workspace";

/** The person who is signed in. */
export const meQueryOptions = () =>
  queryOptions({
    queryKey: ["me"],
    queryFn: ({ signal }) => {
      const ask = () => unwrap(api.GET("/api/auth/me", { signal }));
      return ask().catch((error: unknown) => {
        // Who does not belong to the selected workspace any more goes back to their own.
        const isGone = error instanceof ProblemError && error.status === 404;
        if (!isGone || !workspaceHeader()) throw error;
        selectWorkspace(null);
        return ask();
      });
    },
    staleTime: 60_000,
    retry: false,
  });
