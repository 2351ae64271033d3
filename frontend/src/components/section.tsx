import { type ReactNode, useId } from "react";

interface Props {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

/** A part of a settings page: what it is about on the left, the controls on the right. */
export function Section({ title, description, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t px-4 py-7 sm:px-8 lg:grid-cols-[16rem_minmax(0,36rem)]"
    >
      <div>
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {description && <p className="mt-0.5 text-soft">{description}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
