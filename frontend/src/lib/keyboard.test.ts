import { describe, expect, it, vi } from "vitest";

import { type Hotkeys, Keyboard, type Press } from "./keyboard";

const field = {} as Element;
let clock = 0;

function press(key: string, more: Partial<Press> = {}): Press {
  clock += 50;
  return {
    key,
    hasMod: false,
    hasShift: false,
    isRepeat: false,
    field: null,
    isOnControl: false,
    at: clock,
    ...more,
  };
}

/** A page with these keys, and a way to press them. */
function page(names: readonly string[], isOwnField?: () => boolean) {
  clock += 10_000;
  const keyboard = new Keyboard();
  const done: string[] = [];
  const hotkeys: Hotkeys = Object.fromEntries(names.map((name) => [name, () => void done.push(name)]));
  keyboard.bind(() => ({ hotkeys, isOwnField }));
  const type = (key: string, more?: Partial<Press>) =>
    keyboard.actionOf(press(key, more))?.({} as KeyboardEvent);
  return { keyboard, done, type };
}

describe("the owner of the keys", () => {
  it("lets no key through while something holds them, from that moment on", () => {
    const { keyboard, done, type } = page(["d", "mod+Enter", "g i"]);
    const release = keyboard.hold();
    for (const key of ["a", "d", "a", "m", "g", "i"]) type(key);
    type("Enter", { hasMod: true });
    expect(done).toEqual([]);
    release();
    type("d");
    expect(done).toEqual(["d"]);
  });

  it("needs every holder to let go", () => {
    const { keyboard, done, type } = page(["d"]);
    const releases = [keyboard.hold(), keyboard.hold()];
    releases[0]?.();
    releases[0]?.();
    type("d");
    expect(done).toEqual([]);
    releases[1]?.();
    type("d");
    expect(done).toEqual(["d"]);
  });

  it("takes the second key of a sequence for nothing else", () => {
    const { keyboard, done, type } = page(["g d"]);
    const reject = vi.fn();
    keyboard.bind(() => ({ hotkeys: { d: reject } }));
    type("g");
    type("d");
    expect(done).toEqual(["g d"]);
    expect(reject).not.toHaveBeenCalled();
  });

  it("forgets the first key of a sequence after a second", () => {
    const { done, type } = page(["g d", "d"]);
    type("g");
    clock += 1_500;
    type("d");
    expect(done).toEqual(["d"]);
  });

  it("acts while typing only for chords, and only in the fields of whoever bound them", () => {
    const foreign = page(["d", "mod+Enter"]);
    foreign.type("d", { field });
    foreign.type("Enter", { field, hasMod: true });
    expect(foreign.done).toEqual([]);
    const own = page(["d", "mod+Enter"], () => true);
    own.type("d", { field });
    own.type("Enter", { field, hasMod: true });
    expect(own.done).toEqual(["mod+Enter"]);
  });

  it("takes a chord pressed twice in a moment, or held down, for once", () => {
    const { done, type } = page(["mod+Enter"]);
    type("Enter", { hasMod: true });
    type("Enter", { hasMod: true });
    type("Enter", { hasMod: true, isRepeat: true });
    expect(done).toEqual(["mod+Enter"]);
    clock += 600;
    type("Enter", { hasMod: true });
    expect(done).toHaveLength(2);
  });

  it("steps on while a key is held down", () => {
    const { done, type } = page(["j", "x"]);
    for (const key of ["j", "x"]) type(key, { isRepeat: true });
    expect(done).toEqual(["j"]);
  });

  it("leaves Enter and Space to the button that has the focus", () => {
    const { done, type } = page(["Enter", " ", "j"]);
    for (const key of ["Enter", " ", "j"]) type(key, { isOnControl: true });
    expect(done).toEqual(["j"]);
  });

  it("asks what was bound last first", () => {
    const { keyboard, done, type } = page(["j"]);
    const inner = vi.fn();
    const unbind = keyboard.bind(() => ({ hotkeys: { j: inner } }));
    type("j");
    unbind();
    type("j");
    expect(inner).toHaveBeenCalledOnce();
    expect(done).toEqual(["j"]);
  });
});
