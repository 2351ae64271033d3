import { type FormEvent, useState } from "react";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ProblemError } from "@/lib/api/problem";

import { useRegister } from "../api/register";
import { useSignIn } from "../api/sign-in";

interface Props {
  isNew: boolean;
  onSwitch: () => void;
  onDone: () => void;
}

/** Signing in, or making an account: the same quiet form. */
export function SignInForm({ isNew, onSwitch, onDone }: Props) {
  const [fullName, setFullName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const register = useRegister();
  const { error, isPending } = isNew ? register : signIn;
  const problem = error instanceof ProblemError ? error : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isNew) register.mutate({ email, password, full_name: fullName }, { onSuccess: onDone });
    else signIn.mutate({ email, password }, { onSuccess: onDone });
  }

  return (
    <form onSubmit={submit} className="grid gap-4" noValidate>
      {problem && problem.fields.size === 0 && (
        <Callout tone="danger" title={problem.message}>
          {problem.detail}
        </Callout>
      )}
      {isNew && (
        <Field label="Your name" problem={problem?.fields.get("full_name")}>
          {(control) => (
            <Input
              {...control}
              className="h-10"
              autoComplete="name"
              value={fullName}
              onChange={(event) => setFullName(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field label="Email" problem={problem?.fields.get("email")}>
        {(control) => (
          <Input
            {...control}
            className="h-10"
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field
        label="Password"
        problem={problem?.fields.get("password")}
        hint={isNew ? "At least 8 characters. A few words in a row are easiest to remember." : undefined}
      >
        {(control) => (
          <Input
            {...control}
            className="h-10"
            type="password"
            autoComplete={isNew ? "new-password" : "current-password"}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" className="mt-1 h-10" disabled={isPending}>
        {isNew ? "Create account" : "Sign in"}
      </Button>
      <p className="text-soft">
        {isNew ? "You have an account?" : "New here?"}{" "}
        <Button variant="link" size="inline" onClick={onSwitch}>
          {isNew ? "Sign in" : "Create an account"}
        </Button>
      </p>
    </form>
  );
}
