import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EngineWord } from '../../src/contract/page-shell.ts';
import { Fault, type FaultCode } from '../../src/core/fault.ts';
import { type EngineKeeper, keepEngine } from '../../src/main/engine-keeper.ts';

const log = '/profile/errors.log';
const MINUTE = 60_000;

/** One start, in the hands of the test. */
interface Start {
  readonly signal: AbortSignal;
  readonly engine: { connect(): void; open(): void; readonly stop: ReturnType<typeof vi.fn> };
  succeed(): void;
  fail(fault: Error): void;
  die(): void;
}

let starts: Start[];
let words: EngineWord[];
let lines: string[];
let keeper: EngineKeeper;

const settled = () => vi.advanceTimersByTimeAsync(0);
const last = (): Start => {
  const start = starts.at(-1);
  if (!start) throw new Error('Nothing was started.');
  return start;
};
const run = async () => {
  last().succeed();
  await settled();
};
const die = async () => {
  last().die();
  await settled();
};
const refuse = async (code: FaultCode, detail = {}) => {
  last().fail(new Fault(code, detail));
  await settled();
};

beforeEach(async () => {
  vi.useFakeTimers();
  starts = [];
  words = [];
  lines = [];
  keeper = keepEngine({
    start: (signal, onLost) =>
      new Promise((resolve, reject) => {
        const engine = {
          connect: () => {},
          open: () => {},
          openFile: () => {},
          stop: vi.fn(async (between?: () => Promise<void>) => between?.()),
        };
        signal.addEventListener('abort', () => reject(new Fault('engine-down')));
        starts.push({ signal, engine, succeed: () => resolve(engine), fail: reject, die: onLost });
      }),
    onWord: (word) => words.push(word),
    log,
    write: (line) => lines.push(line),
    now: () => Date.now(),
  });
  await settled();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('an engine that runs', () => {
  test('is said to run, and the page may be connected to it', async () => {
    expect(keeper.word()).toEqual({ kind: 'starting' });
    expect(keeper.engine()).toBeNull();
    await run();
    expect(words).toEqual([{ kind: 'running' }]);
    expect(keeper.engine()).toBe(last().engine);
  });

  test('and dies is started again by itself, and the page hears both', async () => {
    await run();
    await die();
    expect(keeper.engine()).toBeNull();
    expect(starts).toHaveLength(2);
    await run();
    expect(words).toEqual([{ kind: 'running' }, { kind: 'starting' }, { kind: 'running' }]);
    expect(keeper.engine()).toBe(last().engine);
  });

  test('and dies three times within a minute is not started a fourth time: the page hears why, how often and where the log is', async () => {
    for (let death = 0; death < 3; death += 1) {
      await run();
      await die();
    }
    expect(starts).toHaveLength(3);
    expect(keeper.word()).toEqual({ kind: 'down', fault: { code: 'engine-down' }, deaths: 3, log });
    expect(lines).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(starts).toHaveLength(3);
  });

  test('and dies now and then, never three times within a minute, is started again every time', async () => {
    for (let death = 0; death < 6; death += 1) {
      await run();
      await die();
      await vi.advanceTimersByTimeAsync(MINUTE / 2);
    }
    expect(starts).toHaveLength(7);
  });

  test('and dies while it starts counts as dying', async () => {
    for (let death = 0; death < 3; death += 1) await refuse('engine-down');
    expect(starts).toHaveLength(3);
    expect(keeper.word()).toMatchObject({ kind: 'down', deaths: 3 });
  });
});

describe('a start that is refused', () => {
  test.each(['profile-locked', 'store-newer', 'store-damaged', 'disk-read-only', 'internal'] as const)(
    'with %s is said as it is, and not tried again by itself',
    async (code) => {
      await refuse(code, { pid: 7 });
      expect(words).toEqual([{ kind: 'down', fault: { code, detail: { pid: 7 } }, deaths: 0, log }]);
      await vi.advanceTimersByTimeAsync(10 * MINUTE);
      expect(starts).toHaveLength(1);
    },
  );

  test('by an error that nobody expected is internal, and its words go to the log alone, without what looks like a key', async () => {
    last().fail(new Error('token=abcdefgh is wrong'));
    await settled();
    expect(words).toEqual([{ kind: 'down', fault: { code: 'internal' }, deaths: 0, log }]);
    expect(lines).toEqual(['The engine could not start (internal): <secret> is wrong']);
  });
});

describe('a person', () => {
  test('may start again after a refusal', async () => {
    await refuse('profile-locked');
    keeper.startAgain();
    await settled();
    expect(starts).toHaveLength(2);
    await run();
    expect(words.map(({ kind }) => kind)).toEqual(['down', 'starting', 'running']);
  });

  test('may start again after too many deaths, and three more are allowed', async () => {
    for (let death = 0; death < 3; death += 1) await refuse('engine-down');
    keeper.startAgain();
    await settled();
    await run();
    await die();
    await run();
    expect(keeper.word()).toEqual({ kind: 'running' });
  });

  test('cannot start a second engine beside one that runs or starts', async () => {
    keeper.startAgain();
    await run();
    keeper.startAgain();
    await settled();
    expect(starts).toHaveLength(1);
  });
});

describe('a start that takes longer than half a minute', () => {
  test('is said to be down, but is welcome when it still comes', async () => {
    await vi.advanceTimersByTimeAsync(29_999);
    expect(words).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(words).toEqual([{ kind: 'down', fault: { code: 'engine-down' }, deaths: 0, log }]);
    await run();
    expect(keeper.word()).toEqual({ kind: 'running' });
  });

  test('is ended when the person starts again, before the next one begins', async () => {
    await vi.advanceTimersByTimeAsync(30_000);
    const [first] = starts;
    keeper.startAgain();
    expect(first?.signal.aborted).toBe(true);
    await settled();
    expect(starts).toHaveLength(2);
    expect(keeper.word()).toEqual({ kind: 'starting' });
  });
});

describe('while the app quits', () => {
  test('the engine is stopped, and the practice partner between its jobs and its process', async () => {
    await run();
    const between = vi.fn(async () => {});
    await keeper.stop(between);
    expect(last().engine.stop).toHaveBeenCalledWith(between);
    expect(between).toHaveBeenCalledOnce();
  });

  test('a dying engine is not started again, and nothing is said', async () => {
    await run();
    const stopped = keeper.stop();
    await die();
    await stopped;
    keeper.startAgain();
    await settled();
    expect(starts).toHaveLength(1);
    expect(words).toEqual([{ kind: 'running' }]);
  });

  test('a start under way is given up, and the practice partner is stopped all the same', async () => {
    const between = vi.fn(async () => {});
    await keeper.stop(between);
    expect(last().signal.aborted).toBe(true);
    expect(between).toHaveBeenCalledOnce();
    expect(starts).toHaveLength(1);
  });
});
