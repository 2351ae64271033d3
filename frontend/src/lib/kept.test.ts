import { beforeEach, describe, expect, it } from "vitest";

import { forgetKept, keep, readKept } from "./kept";

/** Storage as a browser has it. */
class Shelf implements Storage {
  readonly #items = new Map<string, string>();
  get length() {
    return this.#items.size;
  }
  clear = () => this.#items.clear();
  getItem = (key: string) => this.#items.get(key) ?? null;
  key = (index: number) => [...this.#items.keys()][index] ?? null;
  removeItem = (key: string) => void this.#items.delete(key);
  setItem = (key: string, value: string) => void this.#items.set(key, value);
}

describe("what is typed and not saved", () => {
  let shelf: Shelf;
  beforeEach(() => {
    shelf = new Shelf();
  });

  it("is there again", () => {
    keep(shelf, "entry", { title: "Prices" }, { title: "" });
    expect(readKept(shelf, "entry")).toEqual({ title: "Prices" });
  });

  it("is forgotten once it is the same as what is saved", () => {
    keep(shelf, "entry", "new", "old");
    keep(shelf, "entry", "old", "old");
    expect(readKept(shelf, "entry")).toBeNull();
    expect(shelf.length).toBe(0);
  });

  it("counts as nothing where it cannot be read", () => {
    shelf.setItem("mailroom.kept.entry", "{");
    expect(readKept(shelf, "entry")).toBeNull();
  });

  it("goes with the person who typed it, and nothing else does", () => {
    shelf.setItem("mailroom.rail", "true");
    keep(shelf, "one", 1, 0);
    keep(shelf, "two", 2, 0);
    forgetKept(shelf);
    expect(readKept(shelf, "one")).toBeNull();
    expect(readKept(shelf, "two")).toBeNull();
    expect(shelf.getItem("mailroom.rail")).toBe("true");
  });
});
