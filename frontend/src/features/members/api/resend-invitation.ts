import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Gives an invitation another link; the one before ends. */
export function useResendInvitation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.POST("/api/workspace/invitations/{id}/resend", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["invitations"] }),
  });
}
