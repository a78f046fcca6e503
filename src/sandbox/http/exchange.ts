/** One call as the handlers see it: fully read, nothing parsed. Header names are in lower case; `query` is the raw text after "?". */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What goes back. A Buffer or a string is sent as it is, anything else as JSON; undefined sends no body. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Answer;

/** A refusal that a handler throws; `answer` is what the caller gets. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer, message: string) {
    super(message);
    this.answer = answer;
  }
}

export function contentOf(answer: Answer): { readonly bytes: Buffer; readonly type: string | null } {
  if (answer.body === undefined) return { bytes: Buffer.alloc(0), type: null };
  if (Buffer.isBuffer(answer.body)) return { bytes: answer.body, type: 'application/octet-stream' };
  if (typeof answer.body === 'string') return { bytes: Buffer.from(answer.body), type: 'text/html; charset=utf-8' };
  return { bytes: Buffer.from(JSON.stringify(answer.body)), type: 'application/json;charset=utf-8' };
}
