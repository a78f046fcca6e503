import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import engineFlags from '../../scripts/engine-flags.json' with { type: 'json' };
import type { LogFilters } from '../../src/core/ports.ts';
import { customerIdOf } from './log-drafts.ts';

export type LogJob =
  | { readonly do: 'search'; readonly path: string; readonly rounds: number }
  | { readonly do: 'filter'; readonly path: string; readonly rounds: number }
  | { readonly do: 'cold'; readonly path: string; readonly word: string }
  | { readonly do: 'naive'; readonly path: string; readonly word: string }
  | { readonly do: 'verify'; readonly path: string };
interface Cold {
  readonly milliseconds: number;
  readonly total: number;
}
/** Times in milliseconds. */
export interface LogAnswers {
  readonly search: {
    readonly statement: string;
    readonly baseline: readonly number[];
    readonly ours: readonly number[];
    readonly names: readonly number[];
  };
  readonly filter: {
    readonly statement: string;
    readonly baseline: readonly number[];
    readonly ours: readonly number[];
    readonly days: readonly number[];
    readonly lastPage: readonly number[];
  };
  readonly cold: Cold;
  readonly naive: Cold;
  readonly verify: { readonly baseline: number; readonly ours: number; readonly waits: readonly number[]; readonly cancel: number };
}

/**
 * What people type: parts of accounts and names, reasons, numbers, addresses, Chinese, one and two letters; more than the store remembers, so
 * that no answer of one round is at hand in the next. None of them is a part of the name of an operation or an operator.
 */
export const searches = [
  ...['aurora', 'birch', 'cobalt', 'fairwind', 'logistics', 'media', 'lighting', 'cloud', 'north', 'harbour', 'quartz', 'summit', 'lotus'],
  ...['delta', 'ember', 'acme-quartz', 'quartz-0', '-0a1b', 'cobalt-ember', 'telephone', 'contract ends', 'new owner', 'the same day'],
  ...[
    'double account',
    'other one stays',
    'owner-77',
    'owner-777',
    'example.com',
    '9972',
    '4711',
    '2019-05-06',
    '2021-11',
    'blocked',
    'allowed',
  ],
  ...['要', '解除', '客户', '客户要求', '合同到期', '云', '科技', '深圳', '有限公司', '照明', '传媒', '西湖', '迁移', '贸易', '合作伙伴'],
  ...[
    'ltd',
    'north ltd',
    'cloud media',
    'moves another',
    'bought',
    'agreement',
    'awaiting',
    'reserved',
    'instances',
    '12',
    'qu',
    'x',
    'zzzz',
  ],
];
/** Names of operations and operators, which stand in up to half of the entries. */
export const names = ['case', 'check', 'anna', 'souza', 'submitted', 'customer', 'mail', '王芳', 'c', 'sy', 'prepared by', 'no'];

export const filters: readonly LogFilters[] = [
  { operation: 'check-run' },
  { operation: 'case-submitted' },
  { operation: 'fact-stated', result: 'stated' },
  { operation: 'case-refused', result: 'refused', source: 'api' },
  { operation: 'customer-joined', source: 'api' },
  { operation: 'case-outcome-unknown' },
  { customerId: customerIdOf(77) },
  { customerId: customerIdOf(99_001) },
  { customerId: customerIdOf(12_345), operation: 'check-run' },
  { operation: 'setting-changed' },
];

const program = fileURLToPath(new URL('./log-process.ts', import.meta.url));

/** Runs one job in a fresh process, so that times are its own. */
export function inLogProcess<Kind extends LogJob['do']>(job: Extract<LogJob, { do: Kind }>): Promise<LogAnswers[Kind]> {
  return new Promise((resolve, reject) => {
    // A file of half a gigabyte becomes some gigabytes of objects.
    const flags = job.do === 'naive' ? ['--max-old-space-size=12000'] : engineFlags;
    const child: ChildProcess = fork(program, { execArgv: flags, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('message', (answer) => {
      resolve(answer as LogAnswers[Kind]);
      child.disconnect();
    });
    child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
    child.send(job);
  });
}
