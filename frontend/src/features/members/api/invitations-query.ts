import { queryOptions } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";

/** Invitations to the workspace that nobody has accepted yet. */
export const invitationsQueryOptions = () =>
  queryOptions({
    queryKey: ["invitations"],
    queryFn: async ({ signal }) => {
      const query = { limit: 200 };
      return (await unwrap(api.GET("/api/workspace/invitations", { params: { query }, signal }))).items;
    },
  });
