const FIELDS = "input:not([type=hidden],:disabled),textarea:not(:disabled),select:not(:disabled)";

/**
 * What floats above the page begins at its first field, else at itself: on a button, the space of a person who types
 * would press it.
 */
export function focusFirstField(event: Event) {
  event.preventDefault();
  if (!(event.target instanceof HTMLElement)) return;
  const field = event.target.querySelector<HTMLElement>(FIELDS);
  (field ?? event.target.querySelector<HTMLElement>("[data-scrolls]") ?? event.target).focus();
}
