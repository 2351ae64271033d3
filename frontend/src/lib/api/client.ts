import createClient from "openapi-fetch";

import { ProblemError } from "./problem";
import type { paths } from "./schema.gen";
import { workspaceHeader } from "./workspace";

/** The API, typed by its own description. Every answer that is no success is thrown as a `ProblemError`. */
export const api = createClient<paths>({ baseUrl: "/", credentials: "same-origin" });

api.use({
  onRequest({ request }) {
    const workspace = workspaceHeader();
    if (workspace) request.headers.set("Mailroom-Workspace", workspace);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await ProblemError.of(response);
  },
  onError({ error }) {
    return error instanceof ProblemError ? error : ProblemError.unreachable(error);
  },
});
