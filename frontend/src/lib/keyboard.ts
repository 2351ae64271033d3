/** What keys do, by name: `j`, `shift+j`, `mod+k` (⌘ or Ctrl), `Enter`, `g i` (one after the other). */
export type Hotkeys = Record<string, (event: KeyboardEvent) => void>;

export interface Binding {
  hotkeys: Hotkeys;
  /** The fields in which chords with `mod` act too. */
  isOwnField?: ((field: Element) => boolean) | undefined;
}

/** A key that was pressed, and where. */
export interface Press {
  key: string;
  hasMod: boolean;
  hasShift: boolean;
  /** Sent again because the key is held down. */
  isRepeat: boolean;
  /** The field that is being typed in. */
  field: Element | null;
  /** Whether a button or link has the focus, which Enter and Space press. */
  isOnControl: boolean;
  /** In milliseconds. */
  at: number;
}

type Action = Hotkeys[string];

const SEQUENCE_MILLISECONDS = 1_000;
/** A chord pressed twice within this time was meant once. */
const CHORD_MILLISECONDS = 500;
const PREFIX = "g";
const STEPS = new Set(["j", "k", "ArrowDown", "ArrowUp"]);

/**
 * The one owner of the page's keys. What is bound last is asked first; while anything holds the keys, as an open dialog
 * does, none of them acts.
 */
export class Keyboard {
  readonly #bindings: (() => Binding)[] = [];
  readonly #holders = new Set<symbol>();
  #prefixAt = -Infinity;
  #lastChord = { name: "", at: -Infinity };

  bind(binding: () => Binding): () => void {
    this.#bindings.unshift(binding);
    return () => void this.#bindings.splice(this.#bindings.indexOf(binding), 1);
  }

  /** Takes the keys away from the page until the returned function is called. */
  hold(): () => void {
    const holder = Symbol("holder");
    this.#holders.add(holder);
    return () => void this.#holders.delete(holder);
  }

  /** What a key asks for; null where it belongs to somebody else. */
  actionOf(press: Press): Action | null {
    const isSequence = press.at - this.#prefixAt < SEQUENCE_MILLISECONDS;
    this.#prefixAt = -Infinity;
    if (this.#holders.size > 0) return null;
    if (press.field && !press.hasMod) return null;
    if (press.isOnControl && (press.key === "Enter" || press.key === " ")) {
      if (!press.hasMod) return null;
    }
    const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
    if (press.isRepeat && !STEPS.has(key)) return null;
    const isPlain = !press.hasMod && !press.hasShift;
    const sequence = isSequence && isPlain ? this.#find(`${PREFIX} ${key}`, press) : undefined;
    if (sequence) return sequence;
    if (isPlain && key === PREFIX) {
      this.#prefixAt = press.at;
      return null;
    }
    return this.#single(key, press) ?? null;
  }

  #single(key: string, press: Press): Action | undefined {
    const name = `${press.hasMod ? "mod+" : ""}${press.hasShift ? "shift+" : ""}${key}`;
    const action = this.#find(name, press);
    if (!action || !press.hasMod) return action;
    const isAgain = this.#lastChord.name === name && press.at - this.#lastChord.at < CHORD_MILLISECONDS;
    this.#lastChord = { name, at: press.at };
    return isAgain ? nothing : action;
  }

  #find(name: string, { field }: Press): Action | undefined {
    for (const binding of this.#bindings) {
      const { hotkeys, isOwnField } = binding();
      const action = hotkeys[name];
      if (action && (!field || isOwnField?.(field))) return action;
    }
    return undefined;
  }
}

function nothing() {
  // The chord acted a moment ago.
}

const FIELDS =
  "input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable=true]";
const CONTROLS =
  "a[href]:not([aria-current=true]),button,summary,input,[role=button],[role=menuitem],[role=tab],[role=option]";

/** A key event as the owner of the keys looks at it. */
export function pressOf(event: KeyboardEvent): Press {
  const target = event.target instanceof Element ? event.target : null;
  // Shift is part of signs such as `?`, and not of letters.
  const isLetter = event.key.toLowerCase() !== event.key.toUpperCase();
  return {
    key: event.key,
    hasMod: event.metaKey || event.ctrlKey,
    hasShift: event.shiftKey && (event.key.length > 1 || isLetter),
    isRepeat: event.repeat,
    field: target?.closest(FIELDS) ?? null,
    isOnControl: target?.closest(CONTROLS) != null,
    at: event.timeStamp,
  };
}
