const PREFIX = "mailroom.kept.";

/** What was typed and not saved, of this tab; null where there is nothing. */
export function readKept<T>(storage: Storage, key: string): T | null {
  const stored = storage.getItem(PREFIX + key);
  try {
    return stored === null ? null : (JSON.parse(stored) as T);
  } catch {
    return null;
  }
}

/** Keeps what is typed as long as it differs from what is saved. */
export function keep<T>(storage: Storage, key: string, typed: T, saved: T) {
  const text = JSON.stringify(typed);
  if (text === JSON.stringify(saved)) storage.removeItem(PREFIX + key);
  else storage.setItem(PREFIX + key, text);
}

/** Forgets all that was typed, as when a person signs out. */
export function forgetKept(storage: Storage) {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  for (const key of keys) if (key.startsWith(PREFIX)) storage.removeItem(key);
}
