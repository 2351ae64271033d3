import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

/** Ends a membership; the mailboxes of whoever leaves stop at once. */
export function useRemoveMember() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (user_id: string) =>
      api.DELETE("/api/workspace/members/{user_id}", { params: { path: { user_id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["members"] }),
  });
}
