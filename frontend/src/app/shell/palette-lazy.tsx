import { lazy, Suspense, useEffect, useLayoutEffect, useState } from "react";

import { useHeldKeys } from "@/lib/use-hotkeys";

import { INPUT_LOOK, PALETTE_LOOK, PLACEHOLDER } from "./palette-look";

const load = () => import("./palette");
const Loaded = lazy(() => load().then((module) => ({ default: module.Palette })));

const PRELOAD_MILLISECONDS = 1_500;

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKeys: () => void;
}

/** The command palette, fetched once the page is at rest; what is typed before it is there becomes its words. */
export function Palette(props: Props) {
  useHeldKeys(props.open);
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), PRELOAD_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return props.open ? <Opened {...props} /> : null;
}

/** Letters that come while no field has the focus, as between the two, are kept too. */
function Opened(props: Props) {
  const [words, setWords] = useState("");
  const close = () => props.onOpenChange(false);
  useLayoutEffect(() => {
    const collect = (event: KeyboardEvent) => {
      const isLetter = event.key.length === 1 && !event.metaKey && !event.ctrlKey && !event.altKey;
      if (!isLetter || document.activeElement instanceof HTMLInputElement) return;
      event.preventDefault();
      setWords((words) => words + event.key);
    };
    window.addEventListener("keydown", collect, { capture: true });
    return () => window.removeEventListener("keydown", collect, { capture: true });
  }, []);
  return (
    <Suspense fallback={<Waiting words={words} onWords={setWords} onClose={close} />}>
      <Loaded {...props} words={words} onWords={setWords} />
    </Suspense>
  );
}

interface WaitingProps {
  words: string;
  onWords: (words: string) => void;
  onClose: () => void;
}

/** Where the palette will be, ready to be typed in. */
function Waiting({ words, onWords, onClose }: WaitingProps) {
  return (
    <div role="dialog" aria-label="Find anything" className={PALETTE_LOOK}>
      <input
        ref={(input) => input?.focus()}
        aria-label="Find anything"
        placeholder={PLACEHOLDER}
        className={INPUT_LOOK}
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      />
    </div>
  );
}
