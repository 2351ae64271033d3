/** The email as it was designed, in a frame without scripts; pictures from elsewhere stay away, they tell on readers. */
export function MailFrame({ url, title }: { url: string; title: string }) {
  return (
    <div className="grid gap-2">
      <iframe
        title={title}
        src={url}
        sandbox=""
        referrerPolicy="no-referrer"
        className="h-[min(70vh,44rem)] w-full rounded-md border bg-[white]"
      />
      <p className="text-xs text-faint">
        Pictures from the internet are not shown: they would tell the sender that you read this.
      </p>
    </div>
  );
}
