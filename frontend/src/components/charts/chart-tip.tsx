interface Props {
  x: number;
  /** Whether it stands left of the day. */
  isLeft: boolean;
  name: string;
  lines: readonly string[];
}

/** The numbers of the day that is pointed at. */
export function ChartTip({ x, isLeft, name, lines }: Props) {
  return (
    <div
      className="pointer-events-none absolute top-6 rounded-md bg-ink px-2.5 py-1.5 whitespace-nowrap text-paper"
      style={{ left: x, transform: `translateX(${isLeft ? "calc(-100% - 8px)" : "8px"})` }}
    >
      <p className="font-medium">{name}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
