import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

export const settingsQueryOptions = () =>
  queryOptions({
    queryKey: ["system", "settings"],
    queryFn: ({ signal }) => unwrap(api.GET("/api/settings", { signal })),
  });
