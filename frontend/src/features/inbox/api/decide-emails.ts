import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";

import { readEmailsAgain } from "./read-emails-again";

type Decision = components["schemas"]["BulkAction"];
export type Outcome = components["schemas"]["BulkResult"];

/** As many as the API takes at once. */
const MOST = 100;

/** Decides the same about many emails; answers what became of each. */
export function useDecideEmails() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, decision }: { ids: readonly string[]; decision: Decision }) => {
      const outcomes: Outcome[] = [];
      for (let at = 0; at < ids.length; at += MOST) {
        const body = { ids: ids.slice(at, at + MOST), ...decision };
        outcomes.push(...(await unwrap(api.POST("/api/emails/bulk", { body }))).results);
      }
      return outcomes;
    },
    onSettled: () => readEmailsAgain(queries),
  });
}
