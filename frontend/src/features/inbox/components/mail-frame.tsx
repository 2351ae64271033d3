import { Image } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";

const LEAST_HEIGHT = 160;

/** The email as it was designed, in a frame without scripts; pictures from elsewhere stay away until asked for. */
export function MailFrame({ url, title }: { url: string; title: string }) {
  const [height, setHeight] = useState(LEAST_HEIGHT);
  const [hasImages, setHasImages] = useState(false);
  return (
    <div className="grid gap-2">
      {!hasImages && (
        <div className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-well px-3 py-1.5 text-xs text-soft">
          Pictures from the internet are not shown: they tell the sender that you read this.
          <Button size="sm" onClick={() => setHasImages(true)}>
            <Image /> Show pictures
          </Button>
        </div>
      )}
      <iframe
        key={String(hasImages)}
        title={title}
        src={hasImages ? `${url}?images=remote` : url}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        onLoad={(event) => setHeight(heightOf(event.currentTarget))}
        className="w-full rounded-md border bg-[white]"
        style={{ height }}
      />
    </div>
  );
}

function heightOf(frame: HTMLIFrameElement): number {
  const height = frame.contentDocument?.documentElement.scrollHeight ?? 480;
  return Math.max(LEAST_HEIGHT, height + 2);
}
