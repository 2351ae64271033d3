import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";

import { Mark } from "@/components/mark";
import { DeskGlimpse } from "@/features/session/components/desk-glimpse";
import { SignInForm } from "@/features/session/components/sign-in-form";

const route = getRouteApi("/sign-in");

export function SignInPage(): ReactNode {
  const { next, register = false } = route.useSearch();
  const router = useRouter();
  const navigate = route.useNavigate();
  useEffect(() => {
    document.title = register ? "Create an account · Mailroom" : "Sign in · Mailroom";
  }, [register]);
  const toDesk = () => {
    const target = next?.startsWith("/") && !next.startsWith("//") ? next : "/";
    router.history.push(target);
  };
  const flip = () =>
    void navigate({ search: { ...(next ? { next } : {}), ...(register ? {} : { register: true }) } });
  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
      <div className="flex flex-col px-6 py-8 sm:px-12">
        <p className="flex items-center gap-2.5 text-base font-semibold">
          <Mark /> Mailroom
        </p>
        <div className="m-auto grid w-full max-w-sm gap-6 py-10">
          <div className="grid gap-1.5">
            <h1 className="text-[1.75rem] leading-9 font-semibold tracking-tight">
              {register ? "Set up your desk" : "Good to see you"}
            </h1>
            <p className="text-base text-soft">
              Mailroom reads your email, drafts each reply from what your company knows, and sends nothing
              twice.
            </p>
          </div>
          <SignInForm key={String(register)} isNew={register} onSwitch={flip} onDone={toDesk} />
        </div>
      </div>
      <div className="airmail-edge relative hidden place-items-center overflow-hidden bg-well px-12 lg:grid">
        <DeskGlimpse />
      </div>
    </main>
  );
}
