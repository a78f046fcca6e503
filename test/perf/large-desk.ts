import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import engineFlags from '../../scripts/engine-flags.json' with { type: 'json' };
import { type SandboxProcess, startSandbox } from '../engine/sandbox-process.ts';

export const CUSTOMERS = 100_000;

/** A job for the engine process of `engine-process.ts`, and its answer. */
export type Job =
  | { readonly do: 'fetch'; readonly partner: Partner }
  | { readonly do: 'sync'; readonly partner: Partner; readonly profile: string }
  | { readonly do: 'search'; readonly partner: Partner; readonly profile: string; readonly rounds: number };
export type Partner = Pick<SandboxProcess, 'url' | 'accessKey' | 'secretKey' | 'gatewayToken' | 'playUrl'>;
export interface Answers {
  readonly fetch: { readonly milliseconds: number; readonly customers: number };
  readonly sync: { readonly milliseconds: number; readonly customers: number };
  readonly search: {
    readonly statement: string;
    readonly baselineMilliseconds: readonly number[];
    readonly milliseconds: readonly number[];
  };
}

const program = fileURLToPath(new URL('./engine-process.ts', import.meta.url));

/** Runs one job in a fresh process, so that times and memory are its own. */
export function inEngineProcess<Kind extends Job['do']>(job: Extract<Job, { do: Kind }>): Promise<Answers[Kind]> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(program, { execArgv: engineFlags, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('message', (answer) => {
      resolve(answer as Answers[Kind]);
      child.disconnect();
    });
    child.once('exit', (code) => reject(new Error(`the engine process ended with ${code}`)));
    child.send(job);
  });
}

/** The practice partner with 100,000 customers, not throttled, in the profile's own folder, so that the browser shell finds the same one. */
export const largePartner = (profile: string): Promise<SandboxProcess> =>
  startSandbox({ customers: CUSTOMERS, data: `${profile}/sandbox` });

/** Waits until the jobs behind the listing are through: search index and verdicts. */
export async function indexed(profile: string): Promise<void> {
  const database = new Database(`${profile}/accounts/practice/desk.sqlite`, { readonly: true });
  const left = database
    .prepare<[], number>(
      `SELECT (SELECT count(*) FROM customer_text WHERE id > (SELECT indexed_to FROM text_index WHERE noun = 'customer'))
            + (SELECT count(*) FROM customer_seen WHERE id NOT IN (SELECT id FROM verdict))`,
    )
    .pluck();
  while ((left.get() ?? 0) > 0) await new Promise((resolve) => setTimeout(resolve, 250));
  database.close();
}
