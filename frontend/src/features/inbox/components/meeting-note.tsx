import { CalendarClock } from "lucide-react";

import type { Email } from "@/lib/api/types";
import { dayInWords, timeOfDay } from "@/lib/time";

/** The meeting that was read out of the email. */
export function MeetingNote({ email }: { email: Email }) {
  const {
    meeting_detected,
    meeting_start_time: start,
    meeting_end_time: end,
    meeting_title,
    meeting_timezone,
  } = email;
  if (!meeting_detected || !start) return null;
  return (
    <div className="mt-4 flex items-center gap-3 rounded-md bg-well px-3 py-2">
      <CalendarClock aria-hidden className="size-4 shrink-0 text-blue" />
      <p>
        <span className="font-medium">{meeting_title || "Meeting"}</span>{" "}
        <span className="text-soft tabular-nums">
          {dayInWords(start)} {timeOfDay(start)}
          {end && `–${timeOfDay(end)}`} your time{meeting_timezone && `, asked for in ${meeting_timezone}`}
        </span>
      </p>
    </div>
  );
}
