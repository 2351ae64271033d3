let last: string | null = null;

/** Keeps in mind which reply was let go last, for the key that calls it back. */
export function rememberSent(id: string) {
  last = id;
}

/** The reply that was let go last on this page; null where there was none. */
export function lastSent(): string | null {
  return last;
}
