import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import { ProblemError } from "@/lib/api/problem";

/** Says what a refused action means; forms that show the fields themselves set `meta.isQuiet`. */
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
    },
  });
}
