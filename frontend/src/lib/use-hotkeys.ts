import { useEffect, useRef } from "react";

type Hotkeys = Record<string, (event: KeyboardEvent) => void>;

/**
 * Single keys that act while nothing is being typed and no dialog is open; `mod+` works while typing too
 * (⌘ or Ctrl), `shift+` stands before letters and named keys. A key of a sequence such as `g i` is remembered for a second.
 */
export function useHotkeys(hotkeys: Hotkeys) {
  const current = useRef(hotkeys);
  useEffect(() => {
    current.current = hotkeys;
  });
  useEffect(() => {
    let prefix = "";
    let forget: ReturnType<typeof setTimeout> | undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const withModifier = event.metaKey || event.ctrlKey;
      if (!withModifier && isBusy(event.target)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const sequence = prefix ? `${prefix} ${key}` : "";
      const name = `${withModifier ? "mod+" : ""}${isShifted(event) ? "shift+" : ""}${key}`;
      const action = (sequence && current.current[sequence]) || current.current[name];
      prefix = !withModifier && !action && key === "g" ? "g" : "";
      clearTimeout(forget);
      forget = setTimeout(() => (prefix = ""), 1000);
      if (!action) return;
      event.preventDefault();
      action(event);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => {
      clearTimeout(forget);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

/** Shift that is no part of the sign itself, as it is in `?`. */
function isShifted({ shiftKey, key }: KeyboardEvent): boolean {
  return shiftKey && (key.length > 1 || key.toLowerCase() !== key.toUpperCase());
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"],[role="menu"]')) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox]),textarea,select"))
  );
}
