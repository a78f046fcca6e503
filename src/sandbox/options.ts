import { parseArgs } from 'node:util';
import { readInstant } from './instant.ts';

/** How one sandbox is started. */
export interface SandboxOptions {
  /** The folder of the journal and the keys; made when it is missing. */
  readonly data: string;
  /** 0: any free port. */
  readonly port: number;
  readonly seed: number;
  readonly customers: number;
  /** Where the sandbox's clock starts, milliseconds UTC; null: the machine's clock. */
  readonly now: number | null;
  readonly testControl: boolean;
  readonly unthrottled: boolean;
  /** No request arrives by itself. */
  readonly quiet: boolean;
  /** End when standard input closes. */
  readonly withParent: boolean;
}

const MOST_CUSTOMERS = 1_000_000;

function whole(name: string, text: string, max: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= max) return number;
  throw new Error(`--${name} must be a whole number from 0 to ${max}.`);
}

/** Reads the command line; test control also needs CONSENT_DESK_TEST=1 in the environment. Fails with a sentence for a person. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv = process.env): SandboxOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      customers: { type: 'string', default: '240' },
      now: { type: 'string' },
      'test-control': { type: 'boolean', default: false },
      unthrottled: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      'with-parent': { type: 'boolean', default: false },
    },
  });
  if (values.data === undefined || values.data === '') throw new Error('--data DIR is required: where the journal and the keys are kept.');
  if (values['test-control'] && environment.CONSENT_DESK_TEST !== '1') {
    throw new Error('--test-control is for tests: it works only with CONSENT_DESK_TEST=1 in the environment.');
  }
  const now = values.now === undefined ? null : readInstant(values.now);
  if (values.now !== undefined && now === null) throw new Error('--now must be an instant in UTC such as 2026-11-22T01:30:00Z.');
  return {
    data: values.data,
    port: whole('port', values.port, 65_535),
    seed: whole('seed', values.seed, 0xffff_ffff),
    customers: whole('customers', values.customers, MOST_CUSTOMERS),
    now,
    testControl: values['test-control'],
    unthrottled: values.unthrottled,
    quiet: values.quiet,
    withParent: values['with-parent'],
  };
}
