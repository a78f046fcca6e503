import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { account, type DeskUnderTest, refusal } from '../handlers/desk-under-test.ts';
import { deskWithCase } from './bundle.ts';

const unfinished = ({ folder }: DeskUnderTest): readonly string[] =>
  existsSync(join(folder, 'unfinished')) ? readdirSync(join(folder, 'unfinished')) : [];
async function sealedEntries({ store }: DeskUnderTest): Promise<number> {
  const rows = await Promise.all(
    (['evidence-sealed', 'personal-data-revealed'] as const).map((operation) =>
      store.log({ search: '', filters: { operation }, before: null, limit: 1 }),
    ),
  );
  return rows.reduce((sum, { total }) => sum + total, 0);
}

describe('sealing that is left', () => {
  test.each(['verifying-log', 'reading', 'drawing'])('while %s leaves no file, no entry and nothing handed out', async (step) => {
    const { desk, caseId } = await deskWithCase();
    // The picture never comes: whoever leaves then leaves for certain in the middle.
    let drawing: () => void = () => {};
    const begun = new Promise<void>((resolve) => {
      drawing = resolve;
    });
    let failed: (fault: Fault) => void = () => {};
    desk.host.print = () =>
      new Promise((_, reject) => {
        drawing();
        failed = reject;
      });
    const abort = new AbortController();
    const stream = await desk.client.evidence.seal({ account, caseId, pictures: true }, { signal: abort.signal });
    let left = false;
    const told = (async () => {
      for await (const each of stream) {
        if (each.step !== step) continue;
        left = true;
        break;
      }
    })();
    if (step === 'drawing') {
      await begun;
      expect(unfinished(desk)).toHaveLength(1);
      abort.abort();
      failed(new Fault('picture-failed'));
    } else {
      void begun.then(() => failed(new Fault('picture-failed')));
    }
    await told.catch(() => {});
    expect(left || step === 'drawing').toBe(true);
    await vi.waitFor(() => expect(unfinished(desk)).toEqual([]));
    expect(desk.host.saved).toEqual([]);
    expect(await sealedEntries(desk)).toBe(0);
    expect(await desk.host.secrets.get(`${account}.last-checkpoint`)).toBeNull();
  });

  test('before it began is cancelled', async () => {
    const { desk, caseId } = await deskWithCase();
    const abort = new AbortController();
    abort.abort();
    await expect(
      (async () => {
        for await (const _ of await desk.client.evidence.seal({ account, caseId, pictures: false }, { signal: abort.signal }));
      })(),
    ).rejects.toBeDefined();
    expect(desk.host.saved).toEqual([]);
  });
});

describe('sealing that fails', () => {
  test('over a disk that is full leaves nothing half-written', async () => {
    const { desk, caseId } = await deskWithCase();
    desk.host.saveFile = () => Promise.reject(new Fault('disk-full'));
    expect(await refusal(drained(desk, caseId))).toMatchObject({ code: 'disk-full' });
    expect(unfinished(desk)).toEqual([]);
  });

  test('over a mail that is not what was filed names it as damaged, and seals nothing', async () => {
    const { desk, caseId } = await deskWithCase();
    const { mailBytes } = desk.store;
    const store = Object.assign(desk.desk.store, { mailBytes: async (id: string) => (id === 'mail-2' ? Buffer.from('x') : mailBytes(id)) });
    expect(store).toBe(desk.store);
    expect(await refusal(drained(desk, caseId))).toMatchObject({ code: 'store-damaged', detail: { mailId: 'mail-2' } });
    expect(unfinished(desk)).toEqual([]);
    expect(desk.host.saved).toEqual([]);
  });

  test('because the person chose no place is no failure, and is not written as sealed', async () => {
    const { desk, caseId } = await deskWithCase();
    desk.host.saveFile = async () => ({ kind: 'cancelled' });
    const steps = [];
    for await (const step of await desk.client.evidence.seal({ account, caseId, pictures: false })) steps.push(step);
    expect(steps.at(-1)).toMatchObject({ step: 'done', delivered: { kind: 'cancelled' }, sha256: null });
    const { total } = await desk.store.log({ search: '', filters: { operation: 'evidence-sealed' }, before: null, limit: 1 });
    expect(total).toBe(0);
    expect(unfinished(desk)).toEqual([]);
  });

  test('of a case that is not there says so', async () => {
    const { desk } = await deskWithCase();
    expect(await refusal(drained(desk, 'no-such-case'))).toMatchObject({ code: 'not-found' });
    expect(await refusal(desk.client.evidence.plan({ account, caseId: 'no-such-case' as never }))).toMatchObject({ code: 'not-found' });
  });
});

async function drained({ client }: DeskUnderTest, caseId: string): Promise<void> {
  for await (const _ of await client.evidence.seal({ account, caseId: caseId as never, pictures: false }));
}
