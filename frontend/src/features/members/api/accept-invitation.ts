import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";
import { selectWorkspace } from "@/lib/api/workspace";

/** Joins the workspace of a link, and goes on in it. */
export function useAcceptInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => unwrap(api.POST("/api/invitations/accept", { body: { token } })),
    onSuccess: ({ id }) => {
      selectWorkspace(id);
      return queries.resetQueries();
    },
    ...GIVEN_BACK,
  });
}
