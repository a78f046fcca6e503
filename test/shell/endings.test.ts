import { expect, test } from 'vitest';
import { endAll } from '../../src/engine/endings.ts';

const failing = (why: string) => async () => {
  throw new Error(why);
};

test('what was begun is ended the last first, one after the other, although some of it cannot be ended', async () => {
  const ended: string[] = [];
  const ending = (name: string) => async () => {
    await Promise.resolve();
    ended.push(name);
  };
  const all = endAll([ending('lock'), failing('the store is gone'), ending('engine'), failing('the port is gone'), ending('server')]);
  const failure = await all.catch((error: unknown) => error);
  expect(ended).toEqual(['server', 'engine', 'lock']);
  expect(failure).toBeInstanceOf(AggregateError);
  expect((failure as AggregateError).errors.map(({ message }) => message)).toEqual(['the port is gone', 'the store is gone']);
});

test('one failure is told as it is', async () => {
  await expect(endAll([() => undefined, failing('the port is gone')])).rejects.toThrow('the port is gone');
});
