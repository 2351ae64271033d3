interface SnoozeTime {
  label: string;
  at: Date;
}

const HOUR = 3_600_000;

/** Moments that people mean by “later”, as seen from now; days begin at `morning`, such as `09:00`. */
export function snoozeTimes(now: Date, morning: string): SnoozeTime[] {
  const [hours = 9, minutes = 0] = morning.split(":").map(Number);
  const inDays = (days: number) => {
    const at = new Date(now);
    at.setDate(at.getDate() + days);
    at.setHours(hours, minutes, 0, 0);
    return at;
  };
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  const times = [
    { label: "In 3 hours", at: new Date(now.getTime() + 3 * HOUR) },
    { label: "Tomorrow morning", at: inDays(1) },
    { label: "Monday morning", at: inDays(untilMonday) },
    { label: "In a week", at: inDays(7) },
  ];
  return times.filter(
    ({ at }, index) => times.findIndex((time) => time.at.getTime() === at.getTime()) === index,
  );
}
