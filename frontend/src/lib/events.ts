import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

interface Change {
  kind: string;
  id: string | null;
}

/** What has to be read again when a kind of thing changes. */
const READ_AGAIN: Record<string, (id: string | null) => QueryKey[]> = {
  emails: (id) => [["dashboard"], id ? ["email", id] : ["email"]],
  follow_ups: () => [["follow-ups"], ["dashboard"]],
  email_accounts: () => [["email-accounts"], ["dashboard"]],
  intents: () => [["intents"]],
  knowledge: () => [["knowledge"]],
  workspaces: () => [["members"], ["workspaces"]],
  runs: (id) => [["jobs"], ...(id ? [["run", id]] : [])],
  queues: () => [["jobs"]],
};

export type Liveness = "connecting" | "live" | "lost";

let liveness: Liveness = "connecting";
let lastAlive = new Date();
const listeners = new Set<() => void>();

function setLiveness(next: Liveness) {
  if (next === "live") lastAlive = new Date();
  if (next === liveness) return;
  if (liveness === "live") lastAlive = new Date();
  liveness = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether changes arrive by themselves. */
export function useLiveness(): Liveness {
  return useSyncExternalStore(subscribe, () => liveness);
}

/** When what is on the screen was last known to be current. */
export function lastAliveAt(): Date {
  return lastAlive;
}

type ChangeListener = (id: string | null) => void;
const changeListeners = new Map<string, Set<ChangeListener>>();

/** Calls back when a thing of a kind changes, with its id, or null where several did. */
export function onChange(kind: string, listener: ChangeListener): () => void {
  const ofKind = changeListeners.get(kind) ?? new Set();
  changeListeners.set(kind, ofKind.add(listener));
  return () => ofKind.delete(listener);
}

/** Listens to what happens on the server until the returned function is called. */
export function listen(queries: QueryClient): () => void {
  let source: EventSource | null = null;
  let again: ReturnType<typeof setTimeout> | undefined;
  let wait = 1000;

  const readAllAgain = () => void queries.invalidateQueries();

  function connect() {
    source = new EventSource("/api/events");
    source.addEventListener("ready", () => {
      if (liveness === "lost") readAllAgain();
      wait = 1000;
      setLiveness("live");
    });
    source.addEventListener("reset", readAllAgain);
    source.addEventListener("change", (event: MessageEvent<string>) => {
      const { kind, id } = JSON.parse(event.data) as Change;
      for (const queryKey of READ_AGAIN[kind]?.(id) ?? []) void queries.invalidateQueries({ queryKey });
      changeListeners.get(kind)?.forEach((listener) => listener(id));
    });
    source.addEventListener("error", () => {
      source?.close();
      setLiveness("lost");
      again = setTimeout(connect, wait);
      wait = Math.min(wait * 2, 8_000);
    });
  }

  const reconnect = () => {
    clearTimeout(again);
    source?.close();
    connect();
  };
  const lose = () => setLiveness("lost");
  window.addEventListener("online", reconnect);
  window.addEventListener("offline", lose);
  connect();
  return () => {
    clearTimeout(again);
    source?.close();
    window.removeEventListener("online", reconnect);
    window.removeEventListener("offline", lose);
  };
}
