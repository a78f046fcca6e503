import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { lockProfile } from '../profile-lock.ts';
import { type SandboxReady, sandboxReady } from './sandbox-ready.ts';

export interface EmbeddedSandbox {
  readonly ready: SandboxReady;
  /** The process that runs now. */
  process(): ChildProcess;
  stop(): Promise<void>;
}

export interface SandboxLaunch {
  /** A Node that may run the program. */
  readonly node: string;
  readonly program: string;
  readonly data: string;
  readonly more: readonly string[];
  /** Hears one sentence when the partner had to be started again, or could not be. */
  readonly say: (sentence: string) => void;
}

/** How long a partner of a million customers may take to begin. */
const BEGIN_MILLISECONDS = 60_000;

async function begin(launch: SandboxLaunch, port: string): Promise<{ readonly child: ChildProcess; readonly ready: SandboxReady }> {
  const { node, program, data, more } = launch;
  const child = spawn(node, [program, '--data', data, '--port', port, '--with-parent', ...more], {
    // Its input is a pipe that ends with us, however we end: with it the partner ends, too.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString('utf8')}`.slice(-2000);
  });
  const ready = await new Promise<SandboxReady>((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(late);
      child.kill('SIGKILL');
      reject(new Error(`The practice partner did not start: ${why}`));
    };
    const late = setTimeout(() => fail(`no answer in ${BEGIN_MILLISECONDS / 1000} s.`), BEGIN_MILLISECONDS);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code, signal) => fail(complaint.trim().split('\n').at(-1) || `it ended with ${code ?? signal}.`));
    createInterface({ input: child.stdout }).once('line', (line) => {
      const parsed = sandboxReady(line);
      if (parsed === null) return fail('its first line was not understood.');
      clearTimeout(late);
      child.removeAllListeners('exit');
      resolve(parsed);
    });
  });
  return { child, ready };
}

/**
 * Starts the practice partner in a process of its own, on a folder that is locked until `stop` has ended it: a second start never appends
 * to the same journal. Fault: profile-locked. Killed or crashed, it is started again once, at the same address;
 * stopped on purpose, it is not.
 */
export async function startEmbeddedSandbox(launch: SandboxLaunch): Promise<EmbeddedSandbox> {
  const lock = await lockProfile(launch.data);
  const first = await begin(launch, '0').catch((error: unknown) => {
    lock.release();
    throw error;
  });
  let child = first.child;
  let stopping = false;
  let again = true;

  const watch = (watched: ChildProcess) => {
    watched.once('exit', (code, signal) => {
      if (stopping || code === 0 || signal === 'SIGTERM') return;
      if (!again)
        return launch.say('The practice partner ended again. Start Consent Desk anew to practise further; what was read stays readable.');
      again = false;
      begin(launch, new URL(first.ready.url).port).then(
        (next) => {
          child = next.child;
          if (stopping) return void child.kill('SIGTERM');
          launch.say('The practice partner ended by itself and was started again.');
          watch(child);
        },
        (error: Error) => launch.say(error.message),
      );
    });
  };
  watch(child);

  return {
    ready: first.ready,
    process: () => child,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return lock.release();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(late);
      lock.release();
    },
  };
}
