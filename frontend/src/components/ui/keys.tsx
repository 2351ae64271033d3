import { Kbd } from "./kbd";

const IS_MAC = /Mac|iPhone|iPad/u.test(navigator.platform);
const SIGNS: Readonly<Record<string, string>> = {
  mod: IS_MAC ? "⌘" : "Ctrl",
  shift: "⇧",
  Enter: "↵",
  Escape: "esc",
};

/** Keys as they stand on the keyboard in use, `mod Enter` as ⌘ ↵ or Ctrl ↵. */
export function Keys({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(" ").map((key) => (
        <Kbd key={key} className={className}>
          {SIGNS[key] ?? key}
        </Kbd>
      ))}
    </span>
  );
}
