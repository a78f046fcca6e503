import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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
    readonly rssMegabytes: number;
  };
}

const program = fileURLToPath(new URL('./engine-process.ts', import.meta.url));

/** Runs one job in a fresh process, so that times and memory are its own. */
export function inEngineProcess<Kind extends Job['do']>(job: Extract<Job, { do: Kind }>): Promise<Answers[Kind]> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
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
