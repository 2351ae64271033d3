export const PLACEHOLDER = "Find a page, a person, an email, an action…";
export const INPUT_LOOK = "h-12 w-full border-b bg-transparent px-4 text-base outline-none";
export const PALETTE_LOOK =
  "fixed inset-x-3 top-[12vh] z-50 mx-auto max-w-xl animate-appear overflow-hidden rounded-lg border bg-sheet shadow-float";
