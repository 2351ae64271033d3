import { useSuspenseQuery } from "@tanstack/react-query";

import { meQueryOptions } from "./me";

/** The person who is signed in; every page of the desk loads it first. */
export function useMe() {
  return useSuspenseQuery(meQueryOptions()).data;
}
