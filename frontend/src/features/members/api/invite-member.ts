import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

/** Invites a colleague; the answer holds the link. */
export function useInviteMember() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["InviteMember"]) =>
      unwrap(api.POST("/api/workspace/invitations", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["invitations"] }),
    ...GIVEN_BACK,
  });
}
