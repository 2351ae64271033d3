import type { QueryClient } from "@tanstack/react-query";

import { refreshEmails } from "./refresh-emails";

/** After a decision: the email, what surrounds it, and the lists it stands in. */
export async function readEmailAgain(queries: QueryClient, id: string) {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["email", id] }),
    queries.invalidateQueries({ queryKey: ["dashboard"] }),
    refreshEmails(queries, id),
  ]);
}
