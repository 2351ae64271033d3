import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api } from "@/lib/api/client";
import { selectWorkspace } from "@/lib/api/workspace";
import { forgetKept } from "@/lib/kept";

export function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => api.POST("/api/auth/logout"),
    onSuccess: async () => {
      selectWorkspace(null);
      forgetKept(sessionStorage);
      await navigate({ to: "/sign-in" });
      queries.clear();
    },
  });
}
