import { Outlet } from "@tanstack/react-router";
import { Suspense, useState } from "react";

import { useHotkeys } from "@/lib/use-hotkeys";

import { BottomBar } from "./bottom-bar";
import { KeysDialog } from "./keys-dialog";
import { PageSkeleton } from "./page-skeleton";
import { Palette } from "./palette-lazy";
import { Rail } from "./rail";
import { StaleBanner } from "./stale-banner";
import { useEvents } from "./use-events";
import { useGoKeys } from "./use-go-keys";

/** Rail, page and what floats above them. */
export function Desk() {
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [areKeysOpen, setKeysOpen] = useState(false);
  useEvents();
  useGoKeys();
  useHotkeys({ "mod+k": () => setPaletteOpen(true), "?": () => setKeysOpen(true) }, () => true);
  return (
    <div className="flex h-dvh flex-col sm:flex-row">
      <a
        href="#page"
        className="sr-only z-50 rounded-md bg-ink px-3 py-2 text-paper focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to the page
      </a>
      <Rail onSearch={() => setPaletteOpen(true)} onKeys={() => setKeysOpen(true)} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <StaleBanner />
        <main id="page" tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto outline-none">
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar onSearch={() => setPaletteOpen(true)} />
      <Palette open={isPaletteOpen} onOpenChange={setPaletteOpen} onKeys={() => setKeysOpen(true)} />
      <KeysDialog open={areKeysOpen} onOpenChange={setKeysOpen} />
    </div>
  );
}
