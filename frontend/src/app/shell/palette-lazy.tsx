import { lazy, Suspense } from "react";

const Loaded = lazy(() => import("./palette").then((module) => ({ default: module.Palette })));

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKeys: () => void;
}

/** The command palette, fetched when it is first opened. */
export function Palette(props: Props) {
  return props.open ? (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  ) : null;
}
