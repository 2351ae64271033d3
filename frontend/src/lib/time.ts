const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const dayMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const dayMonthYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const weekdayDayMonth = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
});
const whole = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" });

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Days from today to that day: 1 is tomorrow, −1 yesterday. */
export function daysFromToday(at: string | Date, now = new Date()): number {
  return Math.round((midnight(new Date(at)) - midnight(now)) / DAY);
}

/** `14:05`. */
export function timeOfDay(at: string | Date): string {
  return clock.format(new Date(at));
}

/** As a list shows it: the time today, the weekday this week, the date before. */
export function shortTime(at: string | Date, now = new Date()): string {
  const date = new Date(at);
  const days = daysFromToday(date, now);
  if (days === 0) return clock.format(date);
  if (Math.abs(days) < 7) return weekday.format(date);
  return date.getFullYear() === now.getFullYear() ? dayMonth.format(date) : dayMonthYear.format(date);
}

/** `Today`, `Tomorrow`, `Thu 3 Dec`. */
export function dayInWords(at: string | Date, now = new Date()): string {
  const days = daysFromToday(at, now);
  if (days === 0) return "Today";
  if (days === 1) return "Tomorrow";
  if (days === -1) return "Yesterday";
  return weekdayDayMonth.format(new Date(at)).replace(",", "");
}

/** `today 14:05`, `Thu 3 Dec 09:00`: for sentences. */
export function momentInWords(at: string | Date, now = new Date()): string {
  const day = dayInWords(at, now);
  const near = Math.abs(daysFromToday(at, now)) <= 1;
  return `${near ? day.toLowerCase() : day} ${timeOfDay(at)}`;
}

/** The whole date, for titles of short ones. */
export function wholeTime(at: string | Date): string {
  return whole.format(new Date(at));
}

/** `3 min ago`, `in 2 h`, `just now`. */
export function ago(at: string | Date, now = new Date()): string {
  const difference = now.getTime() - new Date(at).getTime();
  if (Math.abs(difference) < 45_000) return difference >= 0 ? "just now" : "in a moment";
  const size = Math.abs(difference);
  const words =
    size < HOUR
      ? `${Math.round(size / MINUTE)} min`
      : size < DAY
        ? `${Math.round(size / HOUR)} h`
        : `${Math.round(size / DAY)} d`;
  return difference > 0 ? `${words} ago` : `in ${words}`;
}

/** `340 ms`, `1.2 s`, `4 min`, `2.5 h`, `3 d`. */
export function span(milliseconds: number): string {
  const rounded = (value: number) =>
    value < 10 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));
  if (milliseconds < 1000) return `${Math.max(0, Math.round(milliseconds))} ms`;
  if (milliseconds < MINUTE) return `${rounded(milliseconds / 1000)} s`;
  if (milliseconds < HOUR) return `${rounded(milliseconds / MINUTE)} min`;
  if (milliseconds < DAY) return `${rounded(milliseconds / HOUR)} h`;
  return `${rounded(milliseconds / DAY)} d`;
}

/** A moment as `<input type="datetime-local">` wants it. */
export function localInput(at: string | Date): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}
