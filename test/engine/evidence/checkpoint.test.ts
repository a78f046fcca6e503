import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { checkLog, keepPlace, lastPlace } from '../../../src/engine/desk/evidence/log-sound.ts';
import { account, refusal } from '../handlers/desk-under-test.ts';
import { deskWithCase, lastSaved, testFolder, verifyEvidence } from './bundle.ts';

test('of two places the further one is kept, in whatever order they come', async () => {
  const { desk } = await deskWithCase();
  const [info, host] = [{ account } as never, desk.host];
  const place = { chain: 'a chain', hash: 'a'.repeat(64), at: '2026-11-22T01:30:00Z' };
  await keepPlace({ host, info }, { ...place, sequence: 9 });
  await keepPlace({ host, info }, { ...place, sequence: 7 });
  expect((await lastPlace({ host, info }))?.sequence).toBe(9);
  await keepPlace({ host, info }, { ...place, chain: 'another chain', sequence: 1 });
  expect((await lastPlace({ host, info }))?.sequence).toBe(1);
});

describe('a checkpoint', () => {
  test('is saved as a file that the verifier takes, and logged', async () => {
    const { desk } = await deskWithCase();
    const { made, delivered } = await desk.client.evidence.checkpoint({ account, way: 'file', to: '' });
    expect(delivered.kind).toBe('saved');
    expect(desk.host.saved.at(-1)?.name).toMatch(/^SIMULATED checkpoint \d+ Practice\.json$/);
    const path = join(testFolder(), 'checkpoint.json');
    writeFileSync(path, lastSaved(desk));
    expect(verifyEvidence(path, made.fingerprint)).toMatchObject({
      problems: [],
      said: [expect.stringContaining(made.hash), expect.stringMatching(/^SIMULATED/)],
    });
    expect(verifyEvidence(path, 'f'.repeat(64)).problems[0]).toMatch(/^FOREIGN/);
    const row = await desk.store.logEntry(made.sequence);
    expect(row?.hash).toBe(made.hash);
    const { rows } = await desk.store.log({ search: '', filters: { operation: 'checkpoint-made' }, before: null, limit: 1 });
    expect(rows[0]?.entry.detail).toMatchObject({ sequence: made.sequence, hash: made.hash, fingerprint: made.fingerprint, way: 'file' });
  });

  test('is refused when anything in it was changed', async () => {
    const { desk } = await deskWithCase();
    const { made } = await desk.client.evidence.checkpoint({ account, way: 'copy', to: '' });
    const path = join(testFolder(), 'checkpoint.json');
    const fields = ['format', 'version', 'sequence', 'hash', 'at', 'chain', 'signature', 'publicKey', 'fingerprint', 'simulated'];
    expect(Object.keys(JSON.parse(made.text)).sort()).toEqual([...fields].sort());
    for (const field of fields) {
      const value = JSON.parse(made.text) as Record<string, unknown>;
      const before = value[field];
      value[field] =
        typeof before === 'number' ? before + 1 : String(before).replace(/[0-9a-eu]/, (letter) => (letter === '0' ? '1' : '0'));
      expect(value[field]).not.toBe(before);
      writeFileSync(path, JSON.stringify(value));
      expect(verifyEvidence(path).problems).toHaveLength(1);
    }
  });

  test('goes to a third party by the mail client, and as text', async () => {
    const { desk } = await deskWithCase();
    const mailed = await desk.client.evidence.checkpoint({ account, way: 'mail', to: 'notary@example.test' });
    expect(mailed.delivered.kind).toBe('opened');
    const address = new URL(desk.host.opened.at(-1) ?? '');
    expect(decodeURIComponent(address.pathname)).toBe('notary@example.test');
    expect(address.searchParams.get('subject')).toContain('SIMULATED');
    expect(address.searchParams.get('body')).toContain(mailed.made.hash);
    const copied = await desk.client.evidence.checkpoint({ account, way: 'copy', to: '' });
    expect(copied.delivered).toMatchObject({ kind: 'text', body: expect.stringContaining(copied.made.text) });
  });

  test('is not logged when the person chose no place for it', async () => {
    const { desk } = await deskWithCase();
    desk.host.saveFile = async () => ({ kind: 'cancelled' });
    await desk.client.evidence.checkpoint({ account, way: 'file', to: '' });
    const { total } = await desk.store.log({ search: '', filters: { operation: 'checkpoint-made' }, before: null, limit: 1 });
    expect(total).toBe(0);
  });
});

describe('the place kept beside the keys', () => {
  test('fits as long as the log only grows', async () => {
    const { desk } = await deskWithCase();
    expect(await checkLog(desk.desk)).toMatchObject({ sound: true, checkpoint: 'none' });
    await desk.client.evidence.checkpoint({ account, way: 'copy', to: '' });
    expect(await checkLog(desk.desk)).toMatchObject({ sound: true, checkpoint: 'fits' });
  });

  test('tells that the end of the log was taken off, though what is left fits in itself; nothing is sealed over it', async () => {
    const { desk, caseId } = await deskWithCase();
    const { made } = await desk.client.evidence.checkpoint({ account, way: 'copy', to: '' });
    cutTo(desk.folder, made.sequence - 2);
    expect(await desk.store.verifyLog()).toMatchObject({ sound: true });
    expect(await checkLog(desk.desk)).toMatchObject({ sound: false, firstBroken: made.sequence - 1, checkpoint: 'cut' });
    const stream = await desk.client.evidence.seal({ account, caseId, pictures: false });
    expect(await refusal(drained(stream))).toEqual({ code: 'log-broken', detail: { sequence: made.sequence - 1, reason: 'cut' } });
    expect(desk.host.saved).toEqual([]);
  });

  test('tells that the end was taken off and written anew', async () => {
    const { desk } = await deskWithCase();
    const { made } = await desk.client.evidence.checkpoint({ account, way: 'copy', to: '' });
    cutTo(desk.folder, made.sequence - 2);
    const entry = {
      at: desk.time.now(),
      operation: 'sync-finished',
      result: 'ok',
      source: 'app',
      customerId: null,
      caseId: null,
      detail: {},
      personal: {},
    } as const;
    await desk.store.appendLog([entry, entry, entry]);
    expect(await desk.store.verifyLog()).toMatchObject({ sound: true });
    expect(await checkLog(desk.desk)).toMatchObject({ sound: false, firstBroken: made.sequence, checkpoint: 'rewritten' });
    expect(await refusal(desk.client.evidence.checkpoint({ account, way: 'copy', to: '' }))).toMatchObject({ code: 'log-broken' });
  });
});

async function drained(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

/** What somebody would do who can write the database: the newest entries go, and the head says so. */
function cutTo(folder: string, sequence: number): void {
  const database = new Sqlite(join(folder, 'desk.sqlite'));
  database.prepare('DELETE FROM log_personal WHERE sequence > ?').run(sequence);
  database.prepare('DELETE FROM log_entry WHERE sequence > ?').run(sequence);
  database.prepare('UPDATE log_head SET sequence = ?, hash = (SELECT hash FROM log_entry WHERE sequence = ?)').run(sequence, sequence);
  database.close();
}
