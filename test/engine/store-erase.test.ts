import { existsSync, readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { customerValueKey } from '../../src/core/customer/value-key.ts';
import type { MailRecord } from '../../src/core/mail/mail.ts';
import { openStore } from '../../src/engine/adapters/store/open-store.ts';
import { openInFolder } from '../ports/store/folder.ts';
import {
  caseOf,
  caseWrite,
  draft,
  erased,
  evening,
  event,
  morning,
  noon,
  nothing,
  notice,
  reading,
  search,
  writePage,
} from '../ports/store/samples.ts';

const secrets = [
  'Geheimnisvoll',
  '王小芳密',
  'secret-mail@example.org',
  '+49-777-123',
  'because-of-privacy',
  'Zurueckgezogen',
  'stated-mail@example.org',
  'Statement-of-the-check',
  '5b1e0c2f9d3a4e71vendors-id',
];
const [name, chinese, email, telephone, reason, formerName, stated, statement, id] = secrets as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

function found(path: string, text: string): readonly string[] {
  const spellings = [text, text.toLowerCase(), text.toUpperCase()].map((spelling) => Buffer.from(spelling));
  return [path, `${path}-wal`, `${path}-shm`, `${path}-journal`].filter(
    (file) => existsSync(file) && spellings.some((bytes) => readFileSync(file).includes(bytes)),
  );
}

test('after erasing, no byte of the name, the vendor’s id, a stated address or a check is left in the database file or its write-ahead log', async () => {
  const { store, path } = await openInFolder();
  const crowd = Array.from({ length: 1_500 }, (_, index) =>
    reading(`crowd${index}`, { name: `Neighbour ${index * 7919}`, email: `n${index}@example.com` }),
  );
  await writePage(store, crowd.slice(0, 700));
  const person = { accountName: `${name}-account`, name: `${name} ${chinese}`, email, telephone };
  await writePage(store, [reading(id, { ...person, name: formerName })], {
    log: [draft({ customerId: id, personal: { customerName: `${name} ${chinese}`, reason } })],
    notices: [notice('n1', { customerId: id, values: { name } })],
  });
  await writePage(store, [reading(id, person)], { passId: 'pass-2' });
  await store.writeCase(caseWrite(caseOf('k1', { customerId: id as never, reason, note: name })));
  await store.writeCase(
    caseWrite(caseOf('k1', { customerId: id as never, reason, note: name, state: 'cancelled-here', closedAt: noon }), {
      expected: { state: 'draft' },
      event: event('cancelled', { note: reason, by: name }),
      quota: { customerId: id, side: 'partner', at: noon, source: 'app', caseId: 'k1' },
    }),
  );
  await store.writeValue(customerValueKey(id, 'recipient'), { email: stated, by: name, note: reason }, nothing);
  await store.writeValue(customerValueKey(id, 'gateway-check'), { items: [{ statement }] }, nothing);
  const fact = { kind: 'arrears', value: true, source: 'person', observedAt: noon, by: 'Anna', note: reason } as const;
  await store.writeFacts({ facts: [{ subject: id as never, ...fact }], ...nothing });
  await writePage(store, crowd.slice(700));
  for (const secret of secrets.filter((one) => one !== formerName)) expect(found(path, secret), secret).not.toEqual([]);

  await store.eraseCustomer({
    customerId: id,
    at: evening,
    log: [draft({ operation: 'customer-erased', customerId: id, personal: { operator: 'Anna' } })],
    notices: [],
  });
  for (const secret of secrets) expect(found(path, secret), secret).toEqual([]);
  expect(await store.verifyLog()).toMatchObject({ sound: true });
  expect(await search(store, 'neighbour')).toHaveLength(1_000);
  await writePage(store, [reading('crowd1', { name: 'Someone' })], { passId: 'pass-3' });
  expect(await search(store, 'someone')).toEqual(['crowd1']);
});

test('after erasing, no byte of a filed mail is left, tied to the customer or to its case: not its text, attachment, people or subject', async () => {
  const { store, path } = await openInFolder();
  await writePage(store, [reading('c1'), reading('c2')]);
  await store.writeCase(caseWrite(caseOf('k1', { customerId: 'c1' as never, state: 'cancelled-here', closedAt: noon })));
  const words = [
    'Mail-of-Geheimnis',
    'attached-Geheimnis',
    'sender-geheim@example.org',
    'Subject-Geheimnis',
    'last-byte-Geheimnis',
  ] as const;
  const filed = (id: string, change: Partial<MailRecord>) => {
    const raw = Buffer.concat([Buffer.from(words.slice(0, 2).join(' ')), Buffer.alloc(3_000_000, 0x41), Buffer.from(words[4])]);
    const mail: MailRecord = {
      ...{ id: id as MailRecord['id'], kind: 'answer', state: 'received', how: 'dropped', form: 'eml', messageId: `${id}@x` },
      ...{ customerId: null, caseId: null, inReplyTo: [], references: [], to: [], cc: [], attempts: [], authentication: [] },
      ...{ from: [{ name: '', address: words[2] }], subject: words[3], date: null, filedAt: noon, filedBy: 'Anna' },
      ...{ bytes: raw.length, sha256: 'x', ...change },
    };
    const log = [draft({ operation: 'mail-filed', customerId: 'c1', personal: { sender: words[2], subject: words[3] } })];
    return store.writeMail({ mail, raw, expected: null, log, notices: [] });
  };
  await filed('m1', { customerId: 'c1' as never });
  await filed('m2', { caseId: 'k1' as never });
  for (const word of words) expect(found(path, word), word).not.toEqual([]);
  await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
  for (const word of words) expect(found(path, word), word).toEqual([]);
  expect(await store.mails({ limit: 5 })).toEqual([]);
  expect(await store.mailBytes('m1')).toBeNull();
  expect(await store.verifyLog()).toMatchObject({ sound: true });
});

test('the search indexes keep no word of an erased customer, not even in pieces', async () => {
  const { store, path } = await openInFolder();
  await writePage(store, [reading('c1', { name: 'qxzqxz' }), ...Array.from({ length: 1_100 }, (_, index) => reading(`crowd${index}`))], {
    log: [draft({ customerId: 'c1', personal: { customerName: 'qxzqxz' } })],
  });
  while (await store.fillSearch(5_000)) await store.value('anything');
  const pieces = () => {
    const database = new Sqlite(path);
    const counts = ['customer_long', 'customer_short', 'log_long', 'log_short'].map((index) => {
      database.exec(`CREATE VIRTUAL TABLE temp.${index}_words USING fts5vocab('main', '${index}', 'row')`);
      return database.prepare(`SELECT count(*) FROM ${index}_words WHERE term IN ('qxz', 'xzq', 'x71x78')`).pluck().get();
    });
    database.close();
    return counts;
  };
  expect(pieces()[0]).toBe(2);
  expect(pieces()[1]).toBe(1);
  await store.eraseCustomer({ customerId: 'c1', at: evening, ...erased('c1') });
  expect(pieces()).toEqual([0, 0, 0, 0]);
});

test('an erasure that was interrupted before the file was cleaned is finished when the store is opened', async () => {
  const { store, path } = await openInFolder();
  await writePage(store, [reading('c1', { name: `${name} ${chinese}` })]);
  await store.close();
  // What the erasing transaction leaves when the process ends right after it.
  const database = new Sqlite(path);
  database.pragma('secure_delete = OFF');
  database.prepare(`DELETE FROM customer_text`).run();
  database.prepare(`DELETE FROM customer`).run();
  database.prepare(`INSERT INTO setting (key, value) VALUES ('store/scrub', 'true')`).run();
  database.close();
  expect(found(path, chinese)).toEqual([path]);
  const again = await openStore(path, { chain: 'chain-1', now: () => morning });
  expect(found(path, chinese)).toEqual([]);
  await again.close();
});
