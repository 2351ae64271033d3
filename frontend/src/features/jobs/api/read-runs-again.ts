import type { QueryClient } from "@tanstack/react-query";

/** After an action: the run and the lists and counts it stands in. */
export async function readRunsAgain(queries: QueryClient, id: string) {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["run", id] }),
    queries.invalidateQueries({ queryKey: ["jobs"] }),
  ]);
}
