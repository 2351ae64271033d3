import { Paperclip } from "lucide-react";

import type { Email } from "@/lib/api/types";

export function Attachments({ email }: { email: Email }) {
  if (email.attachments.length === 0) return null;
  return (
    <ul aria-label="Attachments" className="mt-4 flex flex-wrap gap-2">
      {email.attachments.map(({ position, filename, size_bytes }) => (
        <li key={position}>
          <a
            href={`/api/emails/${email.id}/attachments/${position}`}
            download={filename}
            className="flex h-8 items-center gap-2 rounded-md border px-2.5 transition-colors hover:bg-hover"
          >
            <Paperclip aria-hidden className="size-4 text-faint" />
            <span className="max-w-56 truncate">{filename}</span>
            <span className="text-xs text-faint">{size(size_bytes)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
