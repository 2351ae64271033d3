interface Named {
  user_id: string;
  full_name: string;
}

const BEGUN = /(?:^|\s)@(?<words>[^\s@]*(?: [^\s@]*)?)$/u;

/** What is typed of a name after an `@`, just before the caret; null where none is begun. */
export function begunMention(text: string, caret: number): string | null {
  return BEGUN.exec(text.slice(0, caret))?.groups?.words ?? null;
}

/** The people whose name, or a part of it, begins so; at most six. */
export function suggested<Person extends Named>(people: readonly Person[], words: string): Person[] {
  const wanted = words.toLowerCase();
  return people
    .filter(({ full_name }) => {
      const name = full_name.toLowerCase();
      return name.startsWith(wanted) || name.split(/\s+/u).some((part) => part.startsWith(wanted));
    })
    .slice(0, 6);
}

/** Where people are mentioned in a text, in its order; the longer of two names that begin alike wins. */
export function mentionsIn<Person extends Named>(text: string, people: readonly Person[]) {
  const byLength = people.toSorted((a, b) => b.full_name.length - a.full_name.length);
  const found: { person: Person; start: number; end: number }[] = [];
  for (const person of byLength) {
    const name = `@${person.full_name}`;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      const isTaken = found.some((one) => at < one.end && one.start < end);
      const isWhole = !/[\p{L}\p{N}]/u.test(text[end] ?? "");
      if (!isTaken && isWhole) found.push({ person, start: at, end });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}
