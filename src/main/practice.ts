import { createInterface } from 'node:readline';
import { Fault } from '../core/fault.ts';
import { redact } from '../engine/redact.ts';
import { type SandboxReady, sandboxReady } from '../engine/shell/sandbox-ready.ts';
import { type Child, startChild } from './child.ts';
import { storyFlags, tellStory } from './story-control.ts';

/** How long a partner of a million customers may take to begin. Milliseconds. */
const PATIENCE = 60_000;

export interface Practice {
  /** The partner that runs now, started when there is none. Fault: `internal`, and its last words are in the log. */
  ready(): Promise<SandboxReady>;
  stop(): Promise<void>;
}

/**
 * The practice partner in a process of its own. Whoever starts it holds its folder: no second one ever appends to the same journal. Killed
 * or crashed it is started again once, at the same address; stopped on purpose, it is not.
 */
export function createPractice(program: string, data: string, write: (line: string) => void): Practice {
  let child: Child | null = null;
  let current: Promise<SandboxReady> | null = null;
  let ending = false;
  let again = true;

  const begin = async (port: string): Promise<SandboxReady> => {
    const mine = startChild(program, ['--data', data, '--port', port, ...storyFlags()], {
      serviceName: 'Consent Desk practice partner',
      stdio: 'pipe',
    });
    child = mine;
    let complaint = '';
    mine.process.stderr?.on('data', (chunk: Buffer) => {
      complaint = `${complaint}${chunk.toString('utf8')}`.slice(-2000);
    });
    const { stdout } = mine.process;
    const line = new Promise<string>((resolve) => {
      if (stdout) createInterface({ input: stdout }).once('line', resolve);
    });
    let late: ReturnType<typeof setTimeout> | undefined;
    const first = await Promise.race([
      line,
      mine.ended,
      new Promise<null>((resolve) => {
        late = setTimeout(() => resolve(null), PATIENCE);
      }),
    ]);
    clearTimeout(late);
    const ready = typeof first === 'string' ? sandboxReady(first) : null;
    if (ready) {
      void mine.ended.then((code) => lost(ready, code));
      await tellStory(ready, mine.process.pid ?? 0);
      return ready;
    }
    await mine.end();
    write(redact(`The practice partner did not start: ${complaint.trim().split('\n').at(-1) || 'its first line was not understood.'}`));
    throw new Fault('internal', { program: 'practice partner' });
  };
  const lost = (before: SandboxReady, code: number): void => {
    // Whoever told it to end wanted that.
    if (ending || code === 0) return;
    current = null;
    write('The practice partner ended by itself.');
    if (!again) return;
    again = false;
    current = begin(new URL(before.url).port);
    current.catch(() => {
      current = null;
    });
  };
  return {
    ready() {
      if (ending) return Promise.reject(new Fault('cancelled'));
      const asked = current ?? begin('0');
      current = asked;
      asked.catch(() => {
        if (current === asked) current = null;
      });
      return asked;
    },
    async stop() {
      ending = true;
      await child?.end();
    },
  };
}
