const KEY = "mailroom.workspace";

/** Id of the workspace that requests are about; null for the personal one. */
export function workspaceHeader(): string | null {
  return localStorage.getItem(KEY);
}

/** Makes requests be about another workspace from now on. */
export function selectWorkspace(id: string | null) {
  if (id) localStorage.setItem(KEY, id);
  else localStorage.removeItem(KEY);
}
