import { useNavigate } from "@tanstack/react-router";

import { useMe } from "@/lib/queries/use-me";
import { useHotkeys } from "@/lib/use-hotkeys";

import { placesOf } from "./places";

/** `g` and a letter go to a page. */
export function useGoKeys() {
  const navigate = useNavigate();
  const places = placesOf(useMe().role);
  useHotkeys(Object.fromEntries(places.map(({ key, to }) => [`g ${key}`, () => void navigate({ to })])));
}
