import { createORPCClient, ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../src/renderer/bridge/client.ts';
import { faultOf } from '../../../src/renderer/bridge/fault.ts';
import { reconnecting, type Wire } from '../../../src/renderer/bridge/link.ts';

/** A wire whose calls are answered by the test; `cut` is what a lost connection does. */
function wireOf(answer: (path: string) => Promise<unknown>) {
  let gone = false;
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  lost.catch(() => undefined);
  const sent: string[] = [];
  const wire: Wire = {
    gone: () => gone,
    link: {
      call: (path) => {
        sent.push(path.join('.'));
        return Promise.race([answer(path.join('.')), lost]);
      },
    },
  };
  const cut = () => {
    gone = true;
    lose(new Error('closed'));
  };
  return { wire, sent, cut };
}

const account = 'a' as never;

describe('The link to the engine', () => {
  it('fails a call in flight when the wire is lost, says engine-down, and never sends it again', async () => {
    const first = wireOf(() => new Promise(() => undefined));
    const second = wireOf(async () => ({}));
    const wires = [first.wire, second.wire];
    const client = createORPCClient<DeskClient>(reconnecting(async () => wires.shift() as Wire));
    const act = client.requests.takeBack({ account, caseId: 'c' as never }).catch((error: unknown) => faultOf(error).code);
    await Promise.resolve();
    await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
    first.cut();
    expect(await act).toBe('engine-down');
    await client.desk.app();
    expect(second.sent).toEqual(['desk.app']);
  });

  it('says engine-down at once while no wire can be had, and works again when one can', async () => {
    let there = false;
    const wire = wireOf(async () => ({ ok: true })).wire;
    const client = createORPCClient<DeskClient>(reconnecting(() => (there ? Promise.resolve(wire) : Promise.reject(new Error('refused')))));
    expect(await client.desk.app().catch((error: unknown) => faultOf(error).code)).toBe('engine-down');
    there = true;
    expect(await client.desk.app()).toEqual({ ok: true });
  });

  it('hands on a declared fault with its code, its values and its reference', async () => {
    const data = { code: 'quota-reached', detail: { used: 3 }, reference: 'E-9' } as const;
    const { wire } = wireOf(() => Promise.reject(new ORPCError('FAULT', { status: 409, defined: true, data })));
    const client = createORPCClient<DeskClient>(reconnecting(async () => wire));
    const fault = await client.desk.app().catch(faultOf);
    expect(fault).toMatchObject({ name: 'DeskFault', code: 'quota-reached', detail: { used: 3 }, reference: 'E-9' });
  });

  it.each([
    ['BAD_REQUEST', 'invalid-input'],
    ['NOT_FOUND', 'not-found'],
    ['INTERNAL_SERVER_ERROR', 'internal'],
    ['TEAPOT', 'internal'],
  ])('makes an undeclared %s to %s, never a bare status', (code, fault) => {
    expect(faultOf(new ORPCError(code)).code).toBe(fault);
  });

  it('tells a left question from a lost connection', () => {
    expect(faultOf(new DOMException('left', 'AbortError')).code).toBe('cancelled');
    expect(faultOf(new TypeError('fetch failed')).code).toBe('engine-down');
  });
});
