import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";

import { api } from "@/lib/api/client";
import type { components } from "@/lib/api/schema.gen";
import { unwrap } from "@/lib/api/unwrap";
import { meQueryOptions } from "@/lib/queries/me";
import { GIVEN_BACK } from "@/lib/query-client";

/** Signs in; the answer's cookie keeps the session. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["Login"]) => unwrap(api.POST("/api/auth/login", { body })),
    onSuccess: ({ user, wrong_passwords: wrong }) => {
      queries.clear();
      queries.setQueryData(meQueryOptions().queryKey, user);
      if (wrong > 0) {
        const times = wrong === 1 ? "Once" : `${wrong.toLocaleString("en")} times`;
        toast.warning(`${times} since you last signed in, a wrong password was given for your address`);
      }
    },
    ...GIVEN_BACK,
  });
}
