import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { onChange } from "@/lib/events";

import { refreshEmails } from "./refresh-emails";

const GATHER_MILLISECONDS = 250;

/** Keeps the lists current as emails move; a burst of changes counts as one. */
export function useLiveEmails() {
  const queries = useQueryClient();
  useEffect(() => {
    const ids = new Set<string | null>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      const [only] = ids;
      const id = ids.size === 1 ? (only ?? null) : null;
      ids.clear();
      void refreshEmails(queries, id);
    };
    const stop = onChange("emails", (id) => {
      ids.add(id);
      timer ??= setTimeout(refresh, GATHER_MILLISECONDS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
}
