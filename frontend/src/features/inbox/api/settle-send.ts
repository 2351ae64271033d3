import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readEmailAgain } from "./read-email-again";

/** Says whether a reply left that nobody could tell about. */
export function useSettleSend(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wasSent: boolean) =>
      api.POST("/api/emails/{id}/settle", { params: { path: { id } }, body: { was_sent: wasSent } }),
    onSettled: () => readEmailAgain(queries, id),
  });
}
