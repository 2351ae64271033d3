import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import { api } from "@/lib/api/client";

import { readEmailAgain } from "./read-email-again";

/** Calls a reply back that has not left yet. */
export function useUndoSend() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST("/api/emails/{id}/undo", { params: { path: { id } } }),
    onSuccess: (_done, id) => toast("Called back: it is a draft again", { id: `undo-${id}`, action: null }),
    onSettled: (_done, _error, id) => readEmailAgain(queries, id),
  });
}
