import { expect, it, onTestFinished } from 'vitest';
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
  const { desk, states, chances, until } = listening();
  await until(() => states.includes('here'));
  desk.engine(false);
  // The waits are 250, 500 and 1,000 ms; the fourth would be two seconds.
  await until(() => states.filter((state) => state === 'gone').length === 4);
  desk.engine(true);
  const began = performance.now();
  for (const again of chances) again();
  await until(() => states.at(-1) === 'here');
  expect(performance.now() - began).toBeLessThan(1_000);
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
