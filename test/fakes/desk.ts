import { createORPCClient, ORPCError } from '@orpc/client';
import type { News } from '../../src/contract/desk.ts';
import type { FaultData } from '../../src/core/fault.ts';
import type { DeskClient } from '../../src/renderer/bridge/client.ts';
import { type Answers, type DeskState, freshState, standardAnswers } from './desk/answers.ts';

export interface FakeDesk {
  readonly client: DeskClient;
  readonly state: DeskState;
  /** Every question in order: `customers.page` and its input. */
  readonly calls: readonly { readonly path: string; readonly input: unknown }[];
  /** Replaces the answer of one operation. */
  answer(path: string, answer: (input: never) => unknown): void;
  /** From now on this operation fails with a declared fault; null: it works again. */
  fail(path: string, fault: FaultData | null): void;
  tell(...topics: News['topics']): void;
  /** Loses one piece of news on the way. */
  skip(): void;
  /** Ends the stream of news and makes every question fail, as a killed engine does; `true` brings it back. */
  engine(here: boolean): void;
}

/** The contract in memory, for the page alone: sample data, settable state, faults on demand. */
export function fakeDesk(change: Partial<DeskState> = {}): FakeDesk {
  const state: DeskState = { ...freshState(), ...change };
  const answers: Answers = standardAnswers(state);
  const faults = new Map<string, FaultData>();
  const calls: { path: string; input: unknown }[] = [];
  let here = true;
  let revision = 1;
  let listeners: ((news: News | null) => void)[] = [];

  async function* news(signal: AbortSignal | undefined): AsyncGenerator<News> {
    const queue: (News | null)[] = [{ revision, topics: [] }];
    let wake: () => void = () => undefined;
    const hear = (item: News | null) => {
      queue.push(item);
      wake();
    };
    listeners.push(hear);
    signal?.addEventListener('abort', () => hear(null));
    while (true) {
      const item = queue.shift();
      if (item === null) throw new Error('the engine went');
      if (item) yield item;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }

  const client = createORPCClient<DeskClient>({
    async call(path, input, options) {
      const name = path.join('.');
      calls.push({ path: name, input });
      if (!here) throw new Error('no engine');
      const fault = faults.get(name);
      if (fault) throw new ORPCError('FAULT', { status: 409, defined: true, data: fault });
      if (name === 'desk.news') return news(options.signal);
      const answer = answers[name];
      if (!answer) throw new ORPCError('FAULT', { status: 409, defined: true, data: { code: 'not-found', detail: { operation: name } } });
      const answered = await answer(input as never);
      // A stream is no value that could be copied.
      return isStream(answered) ? answered : structuredClone(answered);
    },
  });

  return {
    client,
    state,
    calls,
    answer: (path, answer) => {
      answers[path] = answer;
    },
    fail: (path, fault) => void (fault ? faults.set(path, fault) : faults.delete(path)),
    tell: (...topics) => {
      revision += 1;
      for (const hear of listeners) hear({ revision, topics });
    },
    skip: () => {
      revision += 1;
    },
    engine: (now) => {
      here = now;
      if (now) return;
      for (const hear of listeners) hear(null);
      listeners = [];
    },
  };
}

const isStream = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
