import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";

import { readEmailAgain } from "./read-email-again";

/** Decides later. */
export function useSnoozeEmail(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (until: Date) =>
      api.POST("/api/emails/{id}/snooze", { params: { path: { id } }, body: { until: until.toISOString() } }),
    onSettled: () => readEmailAgain(queries, id),
  });
}
