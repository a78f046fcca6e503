import type { EngineWord } from '../contract/page-shell.ts';
import { Fault } from '../core/fault.ts';
import { redact } from '../engine/redact.ts';
import type { EngineProcess } from './engine-process.ts';

/** So many deaths within a minute are too many: something is broken that starting does not mend. */
const DEATHS = 3;
const MINUTE = 60_000;
/** After so long the person is told that a start takes too long, and may start again; what still comes up later is welcome. Milliseconds. */
const PATIENCE = 30_000;

export interface EngineKeeper {
  /** The engine that runs now. */
  engine(): EngineProcess | null;
  /** How it stands now. */
  word(): EngineWord;
  /** A person wants it: heard only where nothing happens by itself. */
  startAgain(): void;
  /** From now on nothing is started. `between` runs when the engine's jobs have ended and before its process does. */
  stop(between?: () => Promise<void>): Promise<void>;
}

export interface Keeping {
  /** Starts one engine; an abort ends it, and is answered with a refusal once it has ended. `onLost` hears that it ended by itself. */
  readonly start: (signal: AbortSignal, onLost: () => void) => Promise<EngineProcess>;
  readonly onWord: (word: EngineWord) => void;
  /** Path of the log of faults. */
  readonly log: string;
  /** Takes one line of it. */
  readonly write: (line: string) => void;
  /** Milliseconds that only ever grow. */
  readonly now: () => number;
}

/** Keeps one engine running: starts it at once, and again when it dies. A start that was refused is for a person to mend. */
export function keepEngine({ start, onWord, log, write, now }: Keeping): EngineKeeper {
  let running: EngineProcess | null = null;
  let word: EngineWord = { kind: 'starting' };
  let deaths: readonly number[] = [];
  let ending = false;
  let attempt = new AbortController();
  let begun: Promise<void> = Promise.resolve();

  const say = (next: EngineWord): void => {
    word = next;
    if (!ending) onWord(next);
  };
  const down = (fault: Fault, often = 0): void => say({ kind: 'down', fault: fault.data, deaths: often, log });
  const died = (): void => {
    running = null;
    if (ending) return;
    const at = now();
    deaths = [...deaths.filter((death) => at - death < MINUTE), at];
    write(`The engine ended by itself: ${deaths.length} of ${DEATHS} times within a minute.`);
    if (deaths.length < DEATHS) begin();
    else down(new Fault('engine-down'), deaths.length);
  };
  const run = async (): Promise<void> => {
    if (ending) return;
    const mine = new AbortController();
    attempt = mine;
    const late = setTimeout(() => down(new Fault('engine-down')), PATIENCE);
    try {
      const engine = await start(mine.signal, died);
      if (mine.signal.aborted) return await engine.stop();
      running = engine;
      say({ kind: 'running' });
    } catch (error) {
      if (mine.signal.aborted) return;
      const fault = error instanceof Fault ? error : new Fault('internal', {}, { cause: error });
      if (fault.code === 'engine-down') return died();
      write(redact(`The engine could not start (${fault.code}): ${error instanceof Error ? error.message : error}`));
      deaths = [];
      down(fault);
    } finally {
      clearTimeout(late);
    }
  };
  const begin = (): void => {
    say({ kind: 'starting' });
    // One after the other: two engines never ask for one profile.
    begun = begun.then(run);
  };

  begun = run();
  return {
    engine: () => running,
    word: () => word,
    startAgain() {
      if (ending || word.kind !== 'down') return;
      deaths = [];
      attempt.abort();
      begin();
    },
    async stop(between) {
      ending = true;
      attempt.abort();
      await begun;
      if (running) return running.stop(between);
      await between?.();
    },
  };
}
