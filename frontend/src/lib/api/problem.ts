import type { components } from "./schema.gen";

type Problem = components["schemas"]["Problem"];

/** What went wrong, as the API told it (RFC 9457), or as far as it can be known where it could not be reached. */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly fields: ReadonlyMap<string, string>;
  readonly requestId: string | undefined;

  private constructor(
    problem: Partial<Omit<Problem, "code">> & { title: string; code: string; status: number },
    cause?: unknown,
  ) {
    super(problem.title, { cause });
    this.name = "ProblemError";
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail ?? undefined;
    this.fields = new Map((problem.errors ?? []).map(({ field, message }) => [field, message]));
    this.requestId = problem.request_id ?? undefined;
  }

  /** Reads the body of an answer that is no success. */
  static async of(response: Response): Promise<ProblemError> {
    try {
      return new ProblemError((await response.json()) as Problem);
    } catch (cause) {
      const title =
        response.status >= 500 ? "Mailroom does not answer as it should" : "The request was refused";
      return new ProblemError({ title, code: "unknown", status: response.status }, cause);
    }
  }

  /** The server did not answer at all. */
  static unreachable(cause: unknown): ProblemError {
    const detail = "Check your connection and that the server is running.";
    return new ProblemError(
      { title: "Mailroom cannot be reached", code: "unreachable", status: 0, detail },
      cause,
    );
  }

  /** Whether no server answered. */
  get isUnreachable(): boolean {
    return this.code === "unreachable";
  }

  /** Whether asking again unchanged may help. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}
