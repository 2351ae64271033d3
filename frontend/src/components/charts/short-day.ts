const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** `24 Oct` of `2026-10-24`. */
export function shortDay(date: string): string {
  return format.format(new Date(`${date}T12:00:00`));
}
