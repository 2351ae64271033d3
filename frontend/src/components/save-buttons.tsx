import { Button } from "@/components/ui/button";

interface Props {
  isSaving: boolean;
  isChanged: boolean;
  onDiscard: () => void;
  /** The one primary action of its page. */
  isPrimary?: boolean;
}

/** Save, and whether there is something to save. */
export function SaveButtons({ isSaving, isChanged, onDiscard, isPrimary = false }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button type="submit" variant={isPrimary ? "primary" : "outline"} disabled={isSaving}>
        Save
      </Button>
      {isChanged && !isSaving && (
        <>
          <Button variant="ghost" onClick={onDiscard}>
            Discard
          </Button>
          <span role="status" className="text-xs text-faint">
            Not saved yet
          </span>
        </>
      )}
    </div>
  );
}
