import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { listen } from "@/lib/events";

/** Keeps what is on the screen current while the desk is open. */
export function useEvents() {
  const queries = useQueryClient();
  useEffect(() => listen(queries), [queries]);
}
