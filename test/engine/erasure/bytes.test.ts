import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { restored } from '../backup/kept-desk.ts';
import { verified } from '../verified.ts';
import { holding, spellingsOf } from './spellings.ts';
import { eraseTold, texts, told, toldDesk, toldId } from './told-desk.ts';

/** Trigrams that stand in no other text of these desks, and the short words of its Chinese name. */
const pieces = ['zyx', 'qzx', 'quz', '曌龘公', '饕餮'];

function piecesIn(path: string): number {
  const database = new Sqlite(path);
  const counts = ['customer_long', 'customer_short', 'log_long', 'log_short'].map((index) => {
    database.exec(`CREATE VIRTUAL TABLE temp.${index}_words USING fts5vocab('main', '${index}', 'row')`);
    const asked = database.prepare(`SELECT count(*) FROM ${index}_words WHERE term IN (SELECT value FROM json_each(?))`).pluck();
    return asked.get(JSON.stringify(pieces)) as number;
  });
  database.close();
  return counts.reduce((sum, count) => sum + count, 0);
}

describe('after a customer was erased', () => {
  test('no file of the profile holds a byte of it, in no spelling: names, addresses, notes, letters in base64 and quoted printable, tokens of the search', async () => {
    const desk = await toldDesk();
    const { profile, account, database } = desk;
    const before = holding(profile.path, texts);
    for (const text of texts)
      expect(
        before.some((line) => line.endsWith(text)),
        `${text} is there before`,
      ).toBe(true);
    expect(piecesIn(database)).toBeGreaterThan(2);

    await eraseTold(desk);
    expect(holding(profile.path, texts)).toEqual([]);
    expect(piecesIn(database)).toBe(0);
    expect(await verified(desk.client, account)).toMatchObject({ sound: true });

    const client = await desk.restart();
    expect(holding(profile.path, texts)).toEqual([]);
    expect((await client.customers.facets({ account })).total).toBe(22);
    const erased = await client.log.page({ account, search: '', filters: { caseId: desk.caseId }, before: null, limit: 50 });
    expect(erased.rows.length).toBeGreaterThan(5);
    expect(erased.rows.every(({ erasedAt }) => erasedAt !== null)).toBe(true);
  });

  test('a backup that was made before and is restored afterwards does not bring it back, in no file of the profile', async () => {
    const desk = await toldDesk();
    const { profile, account } = desk;
    const backup = await desk.backUp();
    await eraseTold(desk);
    const { shown, erasedAgain } = await restored(desk.client, account, backup);
    expect([shown.erasedSince, erasedAgain]).toEqual([1, 1]);
    expect(holding(profile.path, texts)).toEqual([]);
    expect(await verified(desk.client, account)).toMatchObject({ sound: true });
    expect((await desk.client.customers.facets({ account })).total).toBe(22);
    await desk.restart();
    expect(holding(profile.path, texts)).toEqual([]);
  });

  test('a hold that stood when the backup was made does not bring it back either', async () => {
    const desk = await toldDesk();
    const { account, client } = desk;
    await client.erasure.setHold({ account, customerId: toldId, reason: 'A dispute' });
    const backup = await desk.backUp();
    await client.erasure.liftHold({ account, customerId: toldId, reason: 'It ended' });
    await eraseTold(desk);
    expect((await restored(client, account, backup)).erasedAgain).toBe(1);
    expect(holding(desk.profile.path, texts)).toEqual([]);
  });

  test('a bundle that is sealed later names nobody', async () => {
    const desk = await toldDesk();
    const { account, client, profile, caseId } = desk;
    await eraseTold(desk);
    for await (const step of await client.evidence.seal({ account, caseId, pictures: false })) if (step.step === 'done') break;
    const bundle = profile.host.saved.at(-1);
    expect(bundle?.name).toContain('.zip');
    const { unzipSync } = await import('fflate');
    const files = Object.values(unzipSync(bundle?.bytes ?? new Uint8Array())).map((bytes) => Buffer.from(bytes));
    for (const text of texts)
      expect(
        files.some((bytes) => spellingsOf(text).some((one) => bytes.includes(one))),
        text,
      ).toBe(false);
    expect(files.some((bytes) => bytes.includes('erased on'))).toBe(true);
  });
});

test('every spelling that is searched for is one that would be found', () => {
  const [text] = [told.mailBase64];
  const inside = Buffer.from(`x${text}yz`).toString('base64');
  const shifted = Buffer.from(`xyz1${text}y`).toString('base64');
  for (const coded of [
    inside,
    shifted,
    Buffer.from(text, 'utf16le').toString('latin1'),
    Buffer.from(text).toString('hex'),
    JSON.stringify(text),
  ]) {
    const bytes = Buffer.from(coded, 'latin1');
    const utf8 = Buffer.from(coded);
    expect(
      spellingsOf(text).some((one) => bytes.includes(one) || utf8.includes(one)),
      coded,
    ).toBe(true);
  }
});
