import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import { api } from "@/lib/api/client";
import { counted } from "@/lib/counted";

import { readEmailsAgain } from "./read-emails-again";

/** Calls several replies back; tells how many were still there to be called back. */
export function useUndoSends() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) =>
      Promise.allSettled(ids.map((id) => api.POST("/api/emails/{id}/undo", { params: { path: { id } } }))),
    onSuccess: (ends) => {
      const back = ends.filter(({ status }) => status === "fulfilled").length;
      const gone = ends.length - back;
      toast(gone === 0 ? `Called back: ${counted(back, "draft")} again` : `${back} called back`, {
        ...(gone > 0 ? { description: `${counted(gone, "reply", "replies")} had left already.` } : {}),
      });
    },
    onSettled: () => readEmailsAgain(queries),
  });
}
