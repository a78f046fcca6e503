import { expect, it, onTestFinished, vi } from 'vitest';
import { createQueryClient, questionsOf } from '../../../src/renderer/bridge/bridge.tsx';
import { type EngineState, listen } from '../../../src/renderer/bridge/news.ts';
import { fakeDesk } from '../../fakes/desk.ts';

/** A page that listens, and what it noticed; `chance` is how it hears that a new engine is there. */
function listening(desk = fakeDesk()) {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const states: EngineState[] = [];
  const chances = new Set<() => void>();
  const queryClient = createQueryClient();
  const waiting: (() => void)[] = [];
  const until = (seen: () => boolean) =>
    new Promise<void>((resolve) => {
      waiting.push(() => {
        if (seen()) resolve();
      });
    });
  void listen({
    client: desk.client,
    ask: questionsOf(desk.client),
    queryClient,
    signal: leaving.signal,
    onTold: () => {},
    onChance: (again) => {
      chances.add(again);
      return () => chances.delete(again);
    },
    onEngine: (state) => {
      states.push(state);
      for (const look of waiting) look();
    },
  });
  return { desk, states, chances, queryClient, until };
}

it('A page that waits longer and longer tries at once when it hears of a new engine', async () => {
  // The time moves only here.
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { desk, states, chances, until } = listening();
  await until(() => states.includes('here'));
  desk.engine(false);
  const gone = (times: number) => until(() => states.filter((state) => state === 'gone').length === times);
  await gone(1);
  for (const [at, wait] of [250, 500, 1_000].entries()) {
    const next = gone(at + 2);
    await vi.advanceTimersByTimeAsync(wait);
    await next;
  }
  desk.engine(true);
  for (const again of chances) again();
  await until(() => states.at(-1) === 'here');
  expect(chances.size).toBe(0);
});

it('What was asked before the first engine came is asked again when it comes', async () => {
  const desk = fakeDesk();
  desk.engine(false);
  const { states, queryClient, until } = listening(desk);
  const ask = questionsOf(desk.client);
  await expect(queryClient.fetchQuery(ask.desk.app.queryOptions())).rejects.toThrow();
  await until(() => states.includes('gone'));
  desk.engine(true);
  await until(() => states.at(-1) === 'here');
  expect(queryClient.getQueryState(ask.desk.app.queryKey())?.isInvalidated).toBe(true);
});
