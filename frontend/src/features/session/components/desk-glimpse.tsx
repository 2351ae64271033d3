import { Status } from "@/components/status";
import { cn } from "@/lib/cn";
import type { Standing } from "@/lib/standing";

const ROWS: { from: string; subject: string; at: string; standing: Standing; word: string }[] = [
  {
    from: "Elena Marchetti",
    subject: "Pricing for 40 seats",
    at: "09:12",
    standing: "needs-you",
    word: "Needs you",
  },
  {
    from: "Tom Haverley",
    subject: "Scanner says “Unknown label”",
    at: "08:55",
    standing: "working",
    word: "Drafting",
  },
  { from: "Sofia Lindgren", subject: "Charged twice?", at: "08:31", standing: "sent", word: "Sent" },
  {
    from: "Hannah Brookfield",
    subject: "Could we see a demo?",
    at: "08:02",
    standing: "scheduled",
    word: "Thu 09:00",
  },
];

/** What a morning at the desk looks like; a picture, not a control. */
export function DeskGlimpse() {
  return (
    <div aria-hidden className="grid w-full max-w-lg gap-4 select-none">
      <div className="overflow-hidden rounded-xl border bg-sheet shadow-float">
        {ROWS.map((row, index) => (
          <div
            key={row.from}
            className={cn("grid gap-0.5 border-b px-5 py-3 last:border-b-0", index === 0 && "bg-accent-wash")}
          >
            <div className="flex justify-between">
              <span className="font-semibold">{row.from}</span>
              <span className="text-xs text-soft tabular-nums">{row.at}</span>
            </div>
            <div className="flex justify-between gap-4 text-soft">
              <span className="truncate">{row.subject}</span>
              <Status standing={row.standing}>{row.word}</Status>
            </div>
          </div>
        ))}
      </div>
      <div className="ml-16 rounded-xl border bg-sheet p-5 shadow-float">
        <p className="text-base">
          Hi Elena, the <mark>Team plan</mark> is €9 per seat and month. For 40 seats that is €360 a month,
          and there is no set-up fee.
        </p>
        <p className="mt-3 text-xs text-soft">2 sources · all checks passed · leaves when you say so</p>
      </div>
    </div>
  );
}
