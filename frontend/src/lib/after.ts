/**
 * Does something once a change has succeeded, also where the screen that asked for it is gone by then, as a row is that
 * leaves its list: callbacks of `mutate` are not called then. What fails is told by the mutation cache.
 */
export function after<Answer>(change: Promise<Answer>, then: (answer: Answer) => void) {
  change.then(then, () => undefined);
}
