import { Kbd } from "@/components/ui/kbd";

export function NoEmailOpen({ hasEmails }: { hasEmails: boolean }) {
  return (
    <div className="hidden place-items-center p-8 text-center text-faint sm:grid">
      {hasEmails && (
        <p>
          Press <Kbd>j</Kbd> to open the first email, <Kbd>?</Kbd> for all keys.
        </p>
      )}
    </div>
  );
}
