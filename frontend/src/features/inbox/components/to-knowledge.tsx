import { Link } from "@tanstack/react-router";
import { BookPlus } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";

import { Button } from "@/components/ui/button";

/** Offers to keep selected words as a knowledge entry. */
export function ToKnowledge({ children }: { children: ReactNode }) {
  const [selected, setSelected] = useState("");
  const area = useRef<HTMLDivElement>(null);
  const look = () => {
    const selection = document.getSelection();
    const isInside = selection?.anchorNode && area.current?.contains(selection.anchorNode);
    setSelected(isInside ? selection.toString().trim() : "");
  };
  return (
    <>
      {/* Selecting is possible by keyboard too: caret browsing ends in the same event. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={area} onMouseUp={look} onKeyUp={look}>
        {children}
      </div>
      {selected.length > 20 && (
        <Button asChild size="sm" className="mt-2 animate-appear">
          <Link
            to="/knowledge/$entryId"
            params={{ entryId: "new" }}
            search={{ content: selected.slice(0, 1500) }}
          >
            <BookPlus /> Make this a knowledge entry
          </Link>
        </Button>
      )}
    </>
  );
}
