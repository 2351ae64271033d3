import { describe, expect, it } from "vitest";

import { begunMention, mentionsIn, suggested } from "./mentions";

const people = [
  { user_id: "1", full_name: "Ann Lee" },
  { user_id: "2", full_name: "Ann Leeson" },
  { user_id: "3", full_name: "Mara Feldkamp" },
];

describe("mentions", () => {
  it("begin with an @ at the start of a word", () => {
    expect(begunMention("ask @Ma", 7)).toBe("Ma");
    expect(begunMention("ask @Mara Fe", 12)).toBe("Mara Fe");
    expect(begunMention("@", 1)).toBe("");
    expect(begunMention("mara@corp", 9)).toBeNull();
    expect(begunMention("ask @Ma then", 12)).toBe("Ma then");
    expect(begunMention("ask @Ma then more", 17)).toBeNull();
  });

  it("are suggested by any part of a name", () => {
    expect(suggested(people, "feld").map(({ user_id }) => user_id)).toEqual(["3"]);
    expect(suggested(people, "ann l").map(({ user_id }) => user_id)).toEqual(["1", "2"]);
  });

  it("are found whole, the longer name first", () => {
    const found = mentionsIn("@Ann Leeson and @Ann Lee, not @Ann Leefield", people);
    expect(found.map(({ person, start }) => [person.user_id, start])).toEqual([
      ["2", 0],
      ["1", 16],
    ]);
  });
});
