import type { RunDetail } from "../names";

/** Why it failed: the outermost cause first, each with what lies beneath. */
export function RunError({ error }: { error: NonNullable<RunDetail["failure"]> }) {
  const [first, ...deeper] = error.causes;
  return (
    <section role="alert" aria-label="Error" className="rounded-lg border border-red/50 bg-sheet px-4 py-3">
      <p className="font-medium text-red">{first ?? "It failed without saying why"}</p>
      {deeper.map((cause, depth) => (
        <p key={cause} className="text-soft" style={{ paddingInlineStart: `${(depth + 1) * 0.75}rem` }}>
          ↳ {cause}
        </p>
      ))}
      <p className="mt-1 text-xs text-faint">
        {error.step && `in ${error.step.replaceAll("_", " ")}, `}
        {error.attempts === 1 ? "1 attempt" : `${error.attempts} attempts`}
      </p>
    </section>
  );
}
