import { createORPCClient } from '@orpc/client';
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EngineWord, pageShell } from '../../../src/contract/page-shell.ts';
import { faultOf } from '../../../src/renderer/bridge/fault.ts';
import { reconnecting } from '../../../src/renderer/bridge/link.ts';
import { portWires } from '../../../src/renderer/bridge/port-wires.ts';
import { useShellWord } from '../../../src/renderer/bridge/shell-word.ts';

interface Client {
  name(): Promise<string>;
  act(): Promise<string>;
  news(): Promise<AsyncIterableIterator<number>>;
}

/** As the preload script says it; `source` is another window where a test says so. */
function say(data: unknown, ports: readonly MessagePort[] = [], source: unknown = window): void {
  window.dispatchEvent(
    Object.defineProperties(new Event('message'), { data: { value: data }, ports: { value: ports }, source: { value: source } }),
  );
}
const tell = (word: EngineWord) => say({ kind: pageShell.engine, word });
const code = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => faultOf(error).code,
  );
const down = (fault: 'engine-down' | 'profile-locked'): EngineWord => ({
  kind: 'down',
  fault: { code: fault },
  deaths: 0,
  log: '/errors.log',
});

let client: Client;
let acts: string[];
let channels: MessageChannel[];

/** Hands the page a port behind which an engine answers with its name, and never answers an act. */
function engine(name: string): MessageChannel {
  const channel = new MessageChannel();
  channels.push(channel);
  const router = {
    name: os.handler(() => name),
    act: os.handler(() => {
      acts.push(name);
      return new Promise<string>(() => {});
    }),
    news: os.handler(async function* () {
      yield 1;
      await new Promise(() => {});
    }),
  };
  new RPCHandler(router).upgrade(channel.port1);
  channel.port1.start();
  tell({ kind: 'running' });
  say({ kind: pageShell.port, word: null }, [channel.port2]);
  return channel;
}

beforeEach(() => {
  acts = [];
  channels = [];
  useShellWord.setState({ word: null });
  client = createORPCClient(reconnecting(portWires())) as unknown as Client;
});
afterEach(() => {
  for (const { port1 } of channels) port1.close();
});

describe('A page in Electron', () => {
  it('waits for its port at the start, and its first questions are answered then', async () => {
    const name = client.name();
    tell({ kind: 'starting' });
    engine('first');
    expect(await name).toBe('first');
    expect(useShellWord.getState().word).toEqual({ kind: 'running' });
  });

  it.each(['profile-locked', 'engine-down'] as const)(
    'hears %s to every pending and every later question when the engine cannot start',
    async (fault) => {
      const pending = [code(client.name()), code(client.act())];
      tell({ kind: 'starting' });
      tell(down(fault));
      expect(await Promise.all(pending)).toEqual([fault, fault]);
      expect(await code(client.name())).toBe(fault);
      expect(await code(client.act())).toBe(fault);
    },
  );

  it('hears engine-down to what is under way when the engine dies, and to what comes after', async () => {
    engine('first');
    const act = code(client.act());
    const news = await client.news();
    await news.next();
    const next = code(news.next());
    await vi.waitFor(() => expect(acts).toEqual(['first']));
    tell({ kind: 'starting' });
    expect(await act).toBe('engine-down');
    expect(await next).toBe('engine-down');
    expect(await code(client.name())).toBe('engine-down');
  });

  it('notices also a port that ends without a word', async () => {
    const { port1 } = engine('first');
    const act = code(client.act());
    await vi.waitFor(() => expect(acts).toEqual(['first']));
    port1.close();
    expect(await act).toBe('engine-down');
  });

  it('asks a new engine, which is never sent the act of the old one', async () => {
    engine('first');
    const act = code(client.act());
    await vi.waitFor(() => expect(acts).toEqual(['first']));
    tell({ kind: 'starting' });
    engine('second');
    expect(await client.name()).toBe('second');
    expect(await act).toBe('engine-down');
    expect(acts).toEqual(['first']);
  });

  it('waits again when the person starts again after a failed start', async () => {
    tell(down('profile-locked'));
    expect(await code(client.name())).toBe('profile-locked');
    tell({ kind: 'starting' });
    const name = client.name();
    engine('second');
    expect(await name).toBe('second');
  });

  it('listens to its own window alone', async () => {
    const { port2 } = new MessageChannel();
    say({ kind: pageShell.engine, word: down('profile-locked') }, [], {});
    say({ kind: pageShell.port, word: null }, [port2], null);
    say('junk');
    say(null);
    expect(useShellWord.getState().word).toBeNull();
    port2.close();
  });

  it('does not wait for ever where the shell says nothing at all', async () => {
    const mute = createORPCClient(reconnecting(portWires(10))) as unknown as Client;
    expect(await code(mute.name())).toBe('engine-down');
  });
});
