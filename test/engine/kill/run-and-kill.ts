import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CallKind, Job, Line } from './lines.ts';
import { below, type Random } from './random.ts';

/** When the engine dies: so long after it was started, was ready, or asked or heard something for the n-th time. */
export interface Moment {
  readonly after: 'spawn' | 'ready' | `asked ${CallKind}` | `answered ${CallKind}`;
  readonly nth: number;
  readonly milliseconds: number;
}

/** The moments take turns, so that few runs already meet an act, a listing and a look for changes; where exactly is random. */
export function momentOf(run: number, random: Random): Moment {
  const after =
    (['asked act', 'asked page', 'asked poll', 'answered act', 'asked act', 'ready', 'answered page', 'spawn'] as const)[run % 8] ??
    'ready';
  switch (after) {
    case 'asked act':
      return { after, nth: 1 + below(random, 5), milliseconds: below(random, 150) };
    case 'answered act':
      return { after, nth: 1 + below(random, 4), milliseconds: below(random, 4) };
    case 'asked page':
    case 'answered page':
      return { after, nth: 1 + below(random, 20), milliseconds: below(random, 20) };
    case 'asked poll':
      return { after, nth: 1 + below(random, 3), milliseconds: below(random, 60) };
    case 'ready':
      return { after, nth: 1, milliseconds: below(random, 2500) };
    case 'spawn':
      return { after, nth: 1, milliseconds: 300 + below(random, 1200) };
  }
}

/** Milliseconds that a start may take on a slow machine, and how long a moment that does not come is waited for once it is ready. */
const PATIENCE = { start: 60_000, moment: 8_000 };
const program = fileURLToPath(new URL('./engine-child.ts', import.meta.url));

const nameOf = (line: Line): Moment['after'] | null => {
  if (line.line === 'ready') return 'ready';
  return line.line === 'asked' || line.line === 'answered' ? `${line.line} ${line.kind}` : null;
};

/** Starts the whole engine in a process of its own, lets it work, and kills it. Gives every line that it said. */
export async function runAndKill(job: Job, moment: Moment): Promise<readonly Line[]> {
  const child = spawn(process.execPath, [program, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: Line[] = [];
  const ended = once(child, 'close');
  const kill = (): void => void child.kill('SIGKILL');
  const killLater = (): void => void setTimeout(kill, moment.milliseconds);
  let patience = setTimeout(kill, PATIENCE.start);
  let times = 0;
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line;
    lines.push(line);
    if (line.line === 'ready') {
      clearTimeout(patience);
      patience = setTimeout(kill, PATIENCE.moment);
    }
    if (nameOf(line) !== moment.after) return;
    times += 1;
    if (times === moment.nth) killLater();
  });
  if (moment.after === 'spawn') killLater();
  const [, signal] = await ended;
  clearTimeout(patience);
  if (signal !== 'SIGKILL') throw new Error('the engine ended by itself');
  return lines;
}

/** Questions to the other side that were on their way when the engine died. */
export function onTheWay(lines: readonly Line[]): readonly CallKind[] {
  const open = new Map<number, CallKind>();
  for (const line of lines) {
    if (line.line === 'asked') open.set(line.call, line.kind);
    if (line.line === 'answered') open.delete(line.call);
  }
  return [...open.values()];
}
