import { useEffect, useLayoutEffect, useRef } from "react";

import { type Hotkeys, Keyboard, pressOf } from "./keyboard";

const keyboard = new Keyboard();
let isListening = false;

function listen() {
  if (isListening) return;
  isListening = true;
  window.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const action = keyboard.actionOf(pressOf(event));
    if (!action) return;
    event.preventDefault();
    action(event);
  });
}

/** Keys that act while this is on the screen and no dialog, palette or menu is; chords act in the own fields too. */
export function useHotkeys(hotkeys: Hotkeys, isOwnField?: (field: Element) => boolean) {
  const current = useRef({ hotkeys, isOwnField });
  useLayoutEffect(() => {
    current.current = { hotkeys, isOwnField };
  });
  useEffect(() => {
    listen();
    return keyboard.bind(() => current.current);
  }, []);
}

/** Takes the page's keys away while something above the page is asked for, be it still loading. */
export function useHeldKeys(isHeld = true) {
  useLayoutEffect(() => (isHeld ? keyboard.hold() : undefined), [isHeld]);
}
