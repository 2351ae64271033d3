import { Toaster } from "sonner";

import { useTheme } from "@/lib/theme";

export function Toasts() {
  const [theme] = useTheme();
  return (
    <Toaster
      theme={theme}
      position="bottom-center"
      duration={8_000}
      offset={20}
      mobileOffset={{ bottom: 68 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-lg bg-ink px-4 py-2.5 text-sm text-paper shadow-float sm:w-(--width) [&_[data-content]]:flex-1 [&_[data-icon]]:hidden",
          title: "font-medium",
          description: "text-paper/80",
          actionButton:
            "h-7 shrink-0 rounded-md px-2 font-semibold underline underline-offset-4 hover:bg-paper/15",
        },
      }}
    />
  );
}
