import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import { ProblemError } from "@/lib/api/problem";

/** How long a change is offered to a server that cannot be reached: about ten minutes. */
const TRIES = 200;
const RETRY_MILLISECONDS = 3_000;

/** Of forms, which show themselves what is wrong and keep what was typed: they are given back at once. */
export const GIVEN_BACK = { retry: false, meta: { isQuiet: true } } as const;

/** Says what a refused action means. */
function tell(error: unknown) {
  const problem = error instanceof ProblemError ? error : null;
  toast.error(problem?.message ?? "Something went wrong", {
    description: problem?.detail ?? "Nothing was lost. Try again in a moment.",
  });
}

export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ProblemError && error.code === "unauthenticated") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        onError(error);
        if (!mutation.meta?.isQuiet) tell(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && error instanceof ProblemError && error.isPassing,
      },
      mutations: {
        retry: (count, error) => count < TRIES && error instanceof ProblemError && error.isUnreachable,
        retryDelay: RETRY_MILLISECONDS,
      },
    },
  });
}
