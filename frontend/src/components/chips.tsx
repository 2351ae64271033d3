import { cn } from "@/lib/cn";

interface Props<Value extends string> {
  label: string;
  options: Readonly<Record<Value, string>>;
  value: Value;
  onChange: (value: Value) => void;
}

/** One choice of a few, as chips beneath a page's title. */
export function Chips<Value extends string>({ label, options, value, onChange }: Props<Value>) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1.5">
      {(Object.keys(options) as Value[]).map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
          className={cn(
            "rounded-full border px-2.5 py-0.5 text-xs text-soft transition-colors hover:bg-hover hover:text-ink",
            option === value &&
              "border-accent bg-accent-wash text-accent hover:bg-accent-wash hover:text-accent",
          )}
        >
          {options[option]}
        </button>
      ))}
    </div>
  );
}
