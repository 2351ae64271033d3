import type { QueryClient } from "@tanstack/react-query";

import { refreshEmails } from "./refresh-emails";

/** After a decision about several: all that shows emails. */
export async function readEmailsAgain(queries: QueryClient) {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["email"] }),
    queries.invalidateQueries({ queryKey: ["dashboard"] }),
    refreshEmails(queries, null),
  ]);
}
