import { useMutation } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Finds out the servers of an address. */
export function useDetectServers() {
  return useMutation({
    mutationFn: (email: string) => unwrap(api.POST("/api/email-accounts/detect", { body: { email } })),
    meta: { isQuiet: true },
  });
}
