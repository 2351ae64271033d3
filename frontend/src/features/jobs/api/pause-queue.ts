import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import type { paths } from "@/lib/api/schema.gen";

type Queue = paths["/api/jobs/queues/{name}/pause"]["post"]["parameters"]["path"]["name"];

interface Wish {
  name: Queue;
  isPaused: boolean;
}

/** Stops a queue from starting steps, or lets it go on. */
export function usePauseQueue() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, isPaused }: Wish) => {
      const params = { path: { name } };
      return isPaused
        ? api.POST("/api/jobs/queues/{name}/pause", { params })
        : api.POST("/api/jobs/queues/{name}/resume", { params });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["jobs"] }),
  });
}
