import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaultData } from '../../src/core/fault.ts';
import { LONGEST } from '../../src/engine/bridge/port.ts';
import { type DeskUnderTest, deskUnderTest } from '../engine/handlers/desk-under-test.ts';
import { fc } from '../unit/core/runs.ts';
import { alive, cloned, type Said, said } from './junk.ts';
import { type RawWire, rawMemory, rawPort, rawSocket } from './raw-wires.ts';

/** A run says so many: 10,200 messages in `npm test`, 102,000 in `npm run soak` (DESK_RUNS). */
const MESSAGES = 34;
/** Where an answer would tell how it was made. */
const inside = /\n\s+at |node_modules|\.(?:ts|js|mjs):\d|file:\/\/|\/(?:home|work|tmp|usr)\//;

let desk: DeskUnderTest;
let wire: RawWire;
let asked = 0;
const crashes: unknown[] = [];
const crash = (reason: unknown) => void crashes.push(reason);

beforeEach(async () => {
  desk = await deskUnderTest();
  process.on('unhandledRejection', crash);
  process.on('uncaughtExceptionMonitor', crash);
});
afterEach(async () => {
  await wire?.close();
  await desk.stop();
  process.off('unhandledRejection', crash);
  process.off('uncaughtExceptionMonitor', crash);
  expect(crashes.splice(0)).toEqual([]);
});

interface Answer {
  readonly i: string;
  readonly t?: number;
  readonly p: { readonly s?: number; readonly b?: { readonly json?: { readonly code?: string; readonly data?: unknown } } };
}
/** An answer is one of the contract or a declared fault with a code that people can quote; never more than that. */
function judge(text: string): string {
  expect(text).not.toMatch(inside);
  const { i, t, p } = JSON.parse(text) as Answer;
  if (t === undefined && p?.s !== undefined) {
    expect(p.s).toBe(409);
    expect(p.b?.json?.code).toBe('FAULT');
    const fault = FaultData.parse(p.b?.json?.data);
    // Junk is refused for what it is; it breaks nothing inside.
    expect(fault.code, text).not.toBe('internal');
  }
  return i;
}

/** Says all of it and one good question; answers when everything that was owed has come. */
async function listenFor(messages: readonly Said[]): Promise<void> {
  asked += 1;
  const last = `last${asked}`;
  const owed = new Set([...messages.flatMap(({ owed: id }) => id ?? []), last]);
  for (const { data } of messages) wire.say(data);
  wire.say(JSON.stringify({ i: last, p: { u: '/desk/app', b: {} } }));
  await expect
    .poll(
      () => {
        for (const text of wire.heard()) owed.delete(judge(text));
        return [...owed];
      },
      { interval: 1, timeout: 30_000 },
    )
    .toEqual([]);
}

describe.each([
  ['in memory', rawMemory],
  ['over a MessagePort', rawPort],
  ['over the browser shell’s WebSocket', rawSocket],
] as const)('whatever is said to the bridge %s', (_, open) => {
  beforeEach(async () => {
    wire = await open(desk.engine.router);
  });

  it('every question is answered or refused with a code, nothing else is, and nothing breaks', async () => {
    await fc.assert(fc.asyncProperty(fc.array(said, { minLength: MESSAGES, maxLength: MESSAGES }), listenFor));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('an id said twice while its question is open has one answer, and a later one its own', async () => {
    const question = JSON.stringify({ i: 'twice', p: { u: '/desk/app', b: {} } });
    wire.say(question);
    wire.say(question);
    await listenFor([]);
    wire.say(question);
    await listenFor([{ data: question, owed: 'twice' }]);
  });

  it('leaving a question that nobody asked, that was answered, or that is open disturbs no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('/desk/app', '/desk/news', '/nothing')), async (paths) => {
        for (const [place, u] of paths.entries()) wire.say(JSON.stringify({ i: `left${place}`, p: { u, b: {} } }));
        for (const i of ['nobody', 'last1', ...paths.keys().map((place) => `left${place}`)]) wire.say(JSON.stringify({ i, t: 4 }));
        await listenFor([]);
      }),
    );
    await expect.poll(() => desk.desk.news.listeners).toBe(0);
  });

  it('streams are bounded like questions, and all are freed with the wire', async () => {
    for (let count = 0; count < 400; count += 1) wire.say(JSON.stringify({ i: `news${count}`, p: { u: '/desk/news', b: {} } }));
    await expect.poll(() => desk.desk.news.listeners).toBe(256);
    const answers = wire.heard().filter((text) => text.includes('too-many-questions'));
    await expect.poll(() => answers.push(...wire.heard().filter((text) => text.includes('too-many-questions')))).toBe(144);
    await wire.close();
    await expect.poll(() => desk.desk.news.listeners).toBe(0);
    wire = await open(desk.engine.router);
    await listenFor([]);
  });

  it('the longest message is read, and one that is longer is refused or ends its wire with a code', async () => {
    const long = (length: number) => {
      const empty = JSON.stringify({ i: 'long', p: { u: '/customers/page', b: { json: '' } } });
      return empty.replace('""', () => `"${'x'.repeat(length - empty.length)}"`);
    };
    await listenFor([{ data: long(LONGEST), owed: 'long' }]);
    if (wire.ended) {
      wire.say(long(LONGEST + 1));
      expect(await wire.ended).toBe(1009);
    } else {
      await listenFor([{ data: long(LONGEST + 1), owed: 'long' }]);
      await listenFor([{ data: 'x'.repeat(10_000_000), owed: null }]);
    }
  });

  it('the same junk again and again takes no more memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const some = fc.sample(said, { numRuns: 500, seed: 7 });
    const heap = async (rounds: number) => {
      for (let count = 0; count < rounds; count += 1) await listenFor(some);
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await heap(4);
    expect((await heap(8)) - before).toBeLessThan(8 * 1024 * 1024);
  });

  it('nothing is answered after it was closed', async () => {
    await wire.close();
    try {
      wire.say(JSON.stringify({ i: 'late', p: { u: '/desk/app', b: {} } }));
    } catch {
      // A closed socket says so itself.
    }
    expect(wire.heard()).toEqual([]);
    wire = await open(desk.engine.router);
    await listenFor([]);
    expect(wire.heard()).toEqual([]);
  });
});

describe('what only some wires carry', () => {
  it('cycles, numbers and objects that JSON has not are no questions over a MessagePort', async () => {
    wire = await rawPort(desk.engine.router);
    await fc.assert(
      fc.asyncProperty(fc.array(cloned, { maxLength: MESSAGES }), async (junk) => {
        for (const data of junk) {
          try {
            wire.say(data);
          } catch (error) {
            // What cannot be cloned never leaves the page.
            expect((error as Error).name).toBe('DataCloneError');
          }
        }
        await listenFor([]);
      }),
    );
  });

  it('functions, traps and getters are not called in memory', async () => {
    wire = await rawMemory(desk.engine.router);
    await fc.assert(
      fc.asyncProperty(fc.array(alive, { maxLength: MESSAGES }), async (junk) =>
        listenFor(junk.filter((data) => typeof data !== 'string').map((data) => ({ data, owed: null }))),
      ),
    );
  });

  it('a port that is handed over as a message is not listened to, nor answered', async () => {
    wire = await rawPort(desk.engine.router);
    const { port1, port2 } = new MessageChannel();
    const heard: unknown[] = [];
    port2.on('message', (data) => heard.push(data));
    wire.say(port1, [port1]);
    wire.say({ i: 'port', p: port2 === port1 ? null : 'x' });
    port2.postMessage(JSON.stringify({ i: 'foreign', p: { u: '/desk/app', b: {} } }));
    await listenFor([]);
    expect(heard).toEqual([]);
    port2.close();
  });

  it('a page hears no answer to the question of another page, though both use the same id', async () => {
    wire = await rawPort(desk.engine.router);
    const other = await rawPort(desk.engine.router);
    const question = JSON.stringify({ i: 'same', p: { u: '/desk/app', b: {} } });
    other.say(question);
    await listenFor([]);
    await expect.poll(() => other.heard().map((text) => (JSON.parse(text) as Answer).i)).toEqual(['same']);
    expect(wire.heard()).toEqual([]);
    await other.close();
  });

  it('operations called directly refuse any input with a code, living things and cycles too', async () => {
    wire = await rawMemory(desk.engine.router);
    const client = createRouterClient(desk.engine.router);
    const acts: readonly ((input: never) => Promise<unknown>)[] = [
      client.customers.page,
      client.customers.card,
      client.facts.state,
      client.requests.submit,
      client.requests.get,
      client.log.page,
      client.notices.markRead,
      client.home.seen,
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...acts), alive, async (act, input) => {
        const error = await act(input as never).then(
          () => null,
          (reason: unknown) => reason as { readonly code?: string; readonly data?: unknown },
        );
        expect(error?.code).toBe('FAULT');
        const fault = FaultData.parse(error?.data);
        expect(['invalid-input', 'internal']).toContain(fault.code);
        expect(JSON.stringify(error)).not.toMatch(inside);
      }),
    );
  });
});
