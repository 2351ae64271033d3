import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api } from "@/lib/api/client";
import { selectWorkspace } from "@/lib/api/workspace";

export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => api.POST("/api/auth/logout"),
    onSuccess: async () => {
      selectWorkspace(null);
      await navigate({ to: "/sign-in" });
      queries.clear();
    },
  });
}
