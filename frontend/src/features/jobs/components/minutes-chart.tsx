import type { Answer } from "@/lib/api/answer";
import { timeOfDay } from "@/lib/time";

type Minute = Answer<"/api/jobs/overview">["minutes"][number];

const HEIGHT = 56;

/** Runs that ended in each of the last sixty minutes; failed ones in red, from the same zero line. */
export function MinutesChart({ minutes }: { minutes: readonly Minute[] }) {
  const most = Math.max(1, ...minutes.map(({ finished, failed }) => finished + failed));
  const total = minutes.reduce((sum, { finished }) => sum + finished, 0);
  const failed = minutes.reduce((sum, minute) => sum + minute.failed, 0);
  const height = (count: number) => (count / most) * HEIGHT;
  return (
    <figure>
      <figcaption className="mb-2 flex justify-between text-soft">
        <span>
          <span className="font-semibold text-ink tabular-nums">{total.toLocaleString("en")}</span> runs
          finished in the last hour
          {failed > 0 && <span className="text-red">, {failed} failed</span>}
        </span>
        <span className="text-xs text-faint tabular-nums">at most {most} a minute</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${minutes.length * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${total} runs finished, ${failed} failed`}
        className="h-14 w-full border-b"
      >
        {minutes.map(({ minute, finished, failed }, index) => (
          <g key={minute}>
            <rect
              x={index * 10 + 1}
              width={8}
              y={HEIGHT - height(finished)}
              height={height(finished)}
              className="fill-green"
            />
            <rect
              x={index * 10 + 1}
              width={8}
              y={HEIGHT - height(finished + failed)}
              height={height(failed)}
              className="fill-red"
            />
          </g>
        ))}
      </svg>
      <p aria-hidden className="mt-1 flex justify-between text-xs text-faint tabular-nums">
        <span>{minutes[0] && timeOfDay(minutes[0].minute)}</span>
        <span>now</span>
      </p>
    </figure>
  );
}
