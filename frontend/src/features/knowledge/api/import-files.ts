import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/lib/api/client";
import { unwrap } from "@/lib/api/unwrap";
import { GIVEN_BACK } from "@/lib/query-client";

/** Makes an entry of each file, all or none. */
export function useImportFiles() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ files, category }: { files: readonly File[]; category: string }) => {
      const form = new FormData();
      if (category) form.set("category", category);
      files.forEach((file) => form.append("file", file));
      const answer = api.POST("/api/knowledge-base/import", {
        body: { file: [], category },
        bodySerializer: () => form,
      });
      return unwrap(answer);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["knowledge"] }),
    ...GIVEN_BACK,
  });
}
