import { useCallback, useEffect, useState } from "react";

import { keep, readKept } from "./kept";

interface Kept<T> {
  value: T;
  setValue: (value: T | ((now: T) => T)) => void;
  isChanged: boolean;
  /** Goes back to what is saved. */
  discard: () => void;
}

/** The values of a form, which are there again after the page was left without saving. */
export function useKept<T>(key: string, saved: T): Kept<T> {
  const [value, setValue] = useState<T>(() => readKept<T>(sessionStorage, key) ?? saved);
  const savedText = JSON.stringify(saved);
  useEffect(() => {
    keep(sessionStorage, key, value, JSON.parse(savedText) as T);
  }, [key, value, savedText]);
  const discard = useCallback(() => setValue(JSON.parse(savedText) as T), [savedText]);
  return { value, setValue, isChanged: JSON.stringify(value) !== savedText, discard };
}
