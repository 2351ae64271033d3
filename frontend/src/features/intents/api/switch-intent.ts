import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { intentsQueryOptions } from "@/lib/queries/intents";

interface Switched {
  id: string;
  auto_send: boolean;
}

/** Switches sending by itself on or off; shown at once, taken back where it is refused. */
export function useSwitchIntent() {
  const queries = useQueryClient();
  const { queryKey } = intentsQueryOptions();
  return useMutation({
    mutationFn: ({ id, auto_send }: Switched) =>
      api.PUT("/api/intents/{id}", { params: { path: { id } }, body: { auto_send } }),
    onMutate: ({ id, auto_send }) => {
      const before = queries.getQueryData(queryKey);
      queries.setQueryData(queryKey, (intents) =>
        intents?.map((intent) => (intent.id === id ? { ...intent, auto_send } : intent)),
      );
      return before;
    },
    onError: (_error, _switched, before) => queries.setQueryData(queryKey, before),
    onSettled: () => queries.invalidateQueries({ queryKey: ["intents"] }),
  });
}
