/** A fault on demand. `match` is the beginning of a path, or a regular expression between slashes over "METHOD path". */
export interface Fault {
  readonly match: string;
  readonly kind: 'latency' | 'reset' | 'timeout' | '429' | '500' | '503' | 'truncated' | 'wrong_shape' | 'retry_after';
  /** How many calls it meets. */
  times: number;
  /** latency: how long; timeout: when the connection is closed at last; retry_after: the time named. Milliseconds. */
  readonly ms: number;
  /** "apply": the call is carried out first, then the fault happens. */
  readonly after: 'apply' | null;
}

export const FAULT_KINDS: readonly Fault['kind'][] = [
  'latency',
  'reset',
  'timeout',
  '429',
  '500',
  '503',
  'truncated',
  'wrong_shape',
  'retry_after',
];

function meets(fault: Fault, method: string, path: string): boolean {
  const expression = /^\/(.+)\/([a-z]*)$/.exec(fault.match);
  // "/v2/" is a path although it stands between slashes: an expression has to carry more than plain path characters.
  if (expression?.[1] === undefined || /^[\w\-/]*$/.test(expression[1])) return path.startsWith(fault.match);
  return new RegExp(expression[1], expression[2]).test(`${method} ${path}`);
}

/** The waiting faults; each call takes the oldest that meets it. */
export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  take(method: string, path: string): Fault | null;
  waiting(): readonly Fault[];
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  return {
    add: (fault) => void faults.push(fault),
    clear: () => {
      faults = [];
    },
    take(method, path) {
      const fault = faults.find((one) => meets(one, method, path)) ?? null;
      if (fault === null) return null;
      fault.times -= 1;
      faults = faults.filter((one) => one.times > 0);
      return fault;
    },
    waiting: () => faults,
  };
}
