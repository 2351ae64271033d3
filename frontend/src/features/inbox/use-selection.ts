import { useCallback, useMemo, useState } from "react";

import type { EmailSummary } from "@/lib/api/types";

export interface Selection {
  /** The selected emails that the list still shows, in its order. */
  emails: readonly EmailSummary[];
  has: (id: string) => boolean;
  /** Selects or lets go of one. */
  toggle: (id: string) => void;
  /** Selects all from the one touched last to this one. */
  extend: (id: string) => void;
  replace: (ids: readonly string[]) => void;
}

interface Chosen {
  list: string;
  ids: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: string | null;
}

/** The emails of a list that are decided about together; another list begins with none. */
export function useSelection(list: string, emails: readonly EmailSummary[]): Selection {
  const [stored, setChosen] = useState<Chosen>({ list, ids: new Set(), anchor: null });
  const chosen = useMemo(
    () => (stored.list === list ? stored : { list, ids: new Set<string>(), anchor: null }),
    [stored, list],
  );

  const toggle = useCallback(
    (id: string) => {
      const ids = new Set(chosen.ids);
      if (!ids.delete(id)) ids.add(id);
      setChosen({ list, ids, anchor: id });
    },
    [chosen, list],
  );
  const extend = useCallback(
    (id: string) => {
      const indexOf = (wanted: string | null) => emails.findIndex((email) => email.id === wanted);
      const [from, to] = [indexOf(chosen.anchor), indexOf(id)].sort((a, b) => a - b);
      const range = emails.slice(from === -1 ? to : from, (to ?? -1) + 1).map((email) => email.id);
      setChosen({ list, ids: new Set([...chosen.ids, ...range]), anchor: id });
    },
    [chosen, emails, list],
  );
  const replace = useCallback(
    (ids: readonly string[]) => setChosen({ list, ids: new Set(ids), anchor: null }),
    [list],
  );

  return useMemo(
    () => ({
      emails: chosen.ids.size === 0 ? [] : emails.filter(({ id }) => chosen.ids.has(id)),
      has: (id: string) => chosen.ids.has(id),
      toggle,
      extend,
      replace,
    }),
    [chosen, emails, toggle, extend, replace],
  );
}
