import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MailReading } from '../../../src/contract/mails.ts';
import { ReadMail, readingBounds, unreadableReasons } from '../../../src/core/mail/reading.ts';
import { readEml } from '../../../src/engine/adapters/mail/read-eml.ts';
import { shownReading } from '../../../src/engine/desk/mails/rows.ts';
import { hostileMail } from './hostile-mail.ts';
import { read } from './reading.ts';

const RUNS = Number(process.env.DESK_RUNS ?? 400);
const seed = Number(process.env.DESK_SEED);
const unseen = /[\p{Bidi_Control}\u200B\uFEFF\0]|[^\P{Cc}\n\t]/u;

/** What holds of every mail that was read, whatever went in. */
function judge(mail: ReadMail): void {
  ReadMail.parse(mail);
  expect(JSON.stringify(MailReading.parse(shownReading(mail))).length).toBeLessThan(250_000);
  expect(mail.body.text.length).toBeLessThanOrEqual(readingBounds.body);
  const { subject, messageId, from, to, cc, authentication, attachments, body } = mail;
  for (const line of [
    subject,
    messageId,
    ...authentication,
    ...[...from, ...to, ...cc].flatMap(({ name, address }) => [name, address]),
    ...attachments.flatMap(({ name, type }) => [name, type]),
  ]) {
    expect(line).not.toMatch(unseen);
    expect(line).not.toContain('\n');
  }
  for (const { name } of attachments) expect(name).not.toMatch(/[/\\:]/u);
  expect(body.text).not.toMatch(unseen);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

describe('whatever is dropped as a mail', () => {
  it('is read within its bounds, harmless to show, or refused by name', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(hostileMail, async (bytes) => {
        const before = Buffer.from(bytes);
        const understood = await readEml(bytes);
        if (typeof understood === 'string') return void expect(unreadableReasons).toContain(understood);
        count += 1;
        judge({ ...understood.mail, bytes: bytes.length, sha256: '' });
        expect(bytes.equals(before)).toBe(true);
      }),
      { numRuns: RUNS, seed },
    );
    expect(count).toBeGreaterThan(RUNS / 4);
  });

  it('is read the same in the thread', async () => {
    await fc.assert(
      fc.asyncProperty(hostileMail, async (bytes) => {
        const understood = await readEml(Buffer.from(bytes));
        const answer = await read(bytes).catch((error: { readonly detail: { readonly reason: string } }) => error.detail.reason);
        if (typeof understood === 'string' || typeof answer === 'string') return void expect(answer).toBe(understood);
        const { bytes: length, sha256, ...mail } = answer;
        expect(mail).toEqual(understood.mail);
        expect([length, sha256.length]).toEqual([bytes.length, 64]);
      }),
      { numRuns: 15, seed },
    );
  });
});

/** Reads every test mail of its own as Python does: names of files with addresses of From and the subject, null where it has none. */
const readAll = `import sys, os, json, email, email.utils, email.header, test.test_email as t
folder = os.path.join(os.path.dirname(t.__file__), 'data')
for name in sorted(os.listdir(folder)):
    if not name.startswith('msg_'): continue
    raw = open(os.path.join(folder, name), 'rb').read()
    m = email.message_from_bytes(raw)
    subject = m.get('subject')
    senders = [a for n, a in email.utils.getaddresses([str(x) for x in m.get_all('from', [])]) if a]
    words = '' if subject is None else ' '.join(str(email.header.make_header(email.header.decode_header(subject))).split())
    print(json.dumps({'name': name, 'raw': raw.hex(), 'senders': senders, 'subject': words}))`;

interface Theirs {
  readonly name: string;
  readonly raw: string;
  readonly senders: readonly string[];
  readonly subject: string;
}

describe('the public test mails of Python’s own parser', () => {
  const said = execFileSync('python3', ['-c', readAll], { encoding: 'utf8' });
  const mails = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Theirs);

  it('are there', () => expect(mails.length).toBeGreaterThan(40));

  it.each(mails.map((mail) => [mail.name, mail] as const))(
    '%s is read within its bounds, with the senders and the subject that Python reads',
    async (_, theirs) => {
      const mail = await read(Buffer.from(theirs.raw, 'hex')).catch(
        (error: { readonly detail: { readonly reason: string } }) => error.detail.reason,
      );
      // Some of them are no whole mails: Python is asked less.
      if (typeof mail === 'string') return expect(mail).toBe('not-a-mail');
      judge(mail);
      // A word without its sign is a name to us and an address to Python.
      const addresses = (list: readonly string[]) => list.filter((address) => address.includes('@'));
      expect(addresses(mail.from.map(({ address }) => address))).toEqual(addresses(theirs.senders));
      expect(mail.subject.replace(/\s+/gu, ' ')).toBe(theirs.subject);
    },
  );
});
