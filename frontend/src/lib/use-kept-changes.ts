import { useMutationState } from "@tanstack/react-query";

/** How many changes wait for a server that cannot be reached. */
export function useKeptChanges(): number {
  return useMutationState({
    filters: {
      status: "pending",
      predicate: ({ state }) => state.isPaused || state.failureCount > 0,
    },
    select: ({ mutationId }) => mutationId,
  }).length;
}
