import { useHeldKeys } from "@/lib/use-hotkeys";

/** Stands inside what floats above the page: as long as it is there, the page's keys do nothing. */
export function HoldsKeys() {
  useHeldKeys();
  return null;
}
