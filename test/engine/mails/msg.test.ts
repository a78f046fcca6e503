import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMail } from '../../../src/engine/adapters/mail/read-mail.ts';
import { msgFile, unicode } from './msg-file.ts';
import { lent, read } from './reading.ts';

const RUNS = Number(process.env.DESK_RUNS ?? 300);
const seed = Number(process.env.DESK_SEED);

describe('a mail that Outlook saved', () => {
  it('is read with its people, text, ties and attachments, and its bytes come back as they were', async () => {
    const file = msgFile();
    const answer = await readMail(lent(file));
    expect(Buffer.from(answer.bytes).equals(file)).toBe(true);
    expect(answer.mail).toMatchObject({
      form: 'msg',
      from: [{ name: 'Wang Fang 王芳', address: 'fang@customer.example' }],
      to: [{ name: 'Ann', address: 'Owner@acme.example' }],
      subject: 'Re: your request',
      messageId: 'out.1@customer.example',
      inReplyTo: ['ours.1@acme.example'],
      body: { text: 'We agree to the disassociation.', from: 'text', cut: false },
      attachments: [{ name: 'invoice.pdf.exe', bytes: 7000 }],
      unsent: false,
    });
    expect(answer.mail.oddities.map(({ code }) => code).sort()).toEqual([
      'attachment-double-ending',
      'attachment-name-path',
      'attachment-program',
    ]);
  });

  it('takes people and Authentication-Results from the headers with which it came', async () => {
    const came =
      'From: Real <real@customer.example>\r\nTo: x@acme.example\r\nAuthentication-Results: mx; spf=pass\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n';
    const mail = await read(msgFile({ '__substg1.0_007D001F': unicode(came) }));
    expect(mail).toMatchObject({
      from: [{ address: 'real@customer.example' }],
      authentication: ['mx; spf=pass'],
      date: '2026-11-21T10:00:00.000Z',
    });
  });

  it('that was not sent says so', async () => {
    const mail = await read(msgFile({}, [[0x0e070003, 8]]));
    expect(mail).toMatchObject({ unsent: true });
  });

  it('is read without a text that is too long to be one, and its bytes come back as they were', async () => {
    const file = msgFile({ '__substg1.0_10130102': new Uint8Array(3 * 1024 * 1024).fill(0x61) });
    const answer = await readMail(lent(file));
    expect(Buffer.from(answer.bytes).equals(file)).toBe(true);
    expect(answer.mail.oddities.map(({ code }) => code)).toContain('text-cut');
    expect(answer.mail.body.text).toBe('We agree to the disassociation.');
  });

  it('with chains in circles, lengths out of the file or folders that hold themselves is read or refused, and never runs on', async () => {
    const file = msgFile();
    const at = fc.oneof(fc.nat(27), fc.nat(Math.floor(file.length / 4) - 1)).map((place) => place * 4);
    const value = fc.constantFrom(0, 1, -1, -2, -3, 2, 7, 0x7fffffff, 65_536, 5000);
    const changes = fc.sample(fc.array(fc.record({ at, value }), { minLength: 1, maxLength: 12 }), { numRuns: RUNS, seed });
    // In a thread of its own, without the reader's limit of time: what the checks let through must come to its end by itself.
    const worker = new Worker(new URL('./msg-hostile.ts', import.meta.url), { workerData: { file, changes }, stdout: true });
    const [{ outcomes, untouched }] = (await once(worker, 'message')) as [{ outcomes: readonly string[]; untouched: boolean }];
    expect(outcomes).toEqual(expect.arrayContaining(['read', 'broken']));
    expect(untouched).toBe(true);
    await worker.terminate();
  });
});
