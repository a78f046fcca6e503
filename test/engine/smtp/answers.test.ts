import { afterEach, describe, expect, it } from 'vitest';
import { serverCertificate } from './certificates.ts';
import { type Moment, type Script, scriptedServer } from './scripted-server.ts';
import { impatientSender, letter, password } from './senders.ts';

const certificate = serverCertificate();
let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

async function sendTo(script: Script) {
  const server = await scriptedServer(certificate, script);
  stop = server.stop;
  const { sender, waited } = impatientSender();
  return { outcome: await sender.send(server.address, password, letter), server, waited };
}

const beforeData = ['greeting', 'EHLO', 'STARTTLS', 'EHLO again', 'AUTH', 'MAIL', 'RCPT', 'DATA'] as const satisfies readonly Moment[];

describe.each([false, true])('a mail server that answers (several commands at once: %s)', (pipelining) => {
  it('that it took the letter is believed, and its words are kept as they were', async () => {
    const { outcome, server } = await sendTo({
      pipelining,
      says: { 'before the answer': ['250-2.0.0 first line\r\n250 2.0.0 queued as ÄÖ-4711'] },
    });
    expect(outcome).toEqual({ kind: 'sent', answer: '250-2.0.0 first line\n250 2.0.0 queued as ÄÖ-4711' });
    expect(server.taken.map(String)).toEqual([String(letter.raw)]);
  });

  it.each(beforeData)('"not now" at %s is tried again at most three times within the click', async (moment) => {
    const { outcome, server, waited } = await sendTo({ pipelining, says: { [moment]: ['451 4.7.1 not now'] } });
    expect(outcome).toMatchObject({ kind: 'not-sent', answer: '451 4.7.1 not now' });
    expect(server.connections).toBe(4);
    expect(waited).toEqual([1_000, 2_000, 4_000]);
    expect(server.taken).toEqual([]);
  });

  it.each(beforeData)('"not now" at %s and then takes it, gets it once', async (moment) => {
    const usual = {
      greeting: '220 x',
      EHLO: '250-x\r\n250 STARTTLS',
      STARTTLS: '220 go',
      'EHLO again': '250-x\r\n250 AUTH PLAIN',
      AUTH: '235 yes',
      MAIL: '250 yes',
      RCPT: '250 yes',
      DATA: '354 go',
    };
    const { outcome, server } = await sendTo({ pipelining, says: { [moment]: ['451 4.7.1 not now', usual[moment]] } });
    expect(outcome.kind).toBe('sent');
    expect(server.taken.length).toBe(1);
    expect(server.connections).toBe(2);
  });

  it.each(['MAIL', 'RCPT', 'DATA'] as const)('no at %s is told at once, as a definite no', async (moment) => {
    const { outcome, server, waited } = await sendTo({ pipelining, says: { [moment]: ['550 5.7.1 not allowed'] } });
    expect(outcome).toEqual({ kind: 'refused', answer: '550 5.7.1 not allowed', code: 550 });
    expect(server.connections).toBe(1);
    expect(waited).toEqual([]);
    expect(server.taken).toEqual([]);
  });

  it.each(['451 4.3.0 try later', '550 5.7.1 spam', '421 4.3.2 closing'])(
    '%s to the letter itself is a definite no, and not tried again',
    async (said) => {
      const { outcome, server, waited } = await sendTo({ pipelining, says: { 'before the answer': [said] } });
      expect(outcome).toEqual({ kind: 'refused', answer: said, code: Number(said.slice(0, 3)) });
      expect(server.connections).toBe(1);
      expect(waited).toEqual([]);
    },
  );
});

describe('a mail server that does not let us in', () => {
  it.each([
    ['greeting', '554 5.3.2 nobody', 'mail-server-refused'],
    ['EHLO', '550 no', 'mail-server-insecure'],
    ['STARTTLS', '502 not known', 'mail-server-insecure'],
    ['EHLO again', '250 nothing more', 'mail-sign-in-refused'],
    ['AUTH', '535 5.7.8 wrong', 'mail-sign-in-refused'],
  ] as const)('at %s by "%s" has nothing of the letter', async (moment, said, code) => {
    const { outcome, server } = await sendTo({ says: { [moment]: [said] } });
    expect(outcome).toMatchObject({ kind: 'not-sent', fault: { code } });
    expect(server.connections).toBe(1);
    expect(server.heard.some((line) => line.startsWith('MAIL'))).toBe(false);
  });

  it('gets no password when it does not protect the connection', async () => {
    const { outcome, server } = await sendTo({ says: { EHLO: ['250 AUTH PLAIN'], STARTTLS: ['500 what'] } });
    expect(outcome.kind).toBe('not-sent');
    expect(server.heard.map((line) => line.slice(0, 8))).toEqual(['EHLO [12', 'STARTTLS']);
  });

  it('cannot slip commands in before the protection begins', async () => {
    // As an attacker between us does: a whole answer right behind the "go ahead" that is still in clear.
    const { outcome, server } = await sendTo({ says: { STARTTLS: ['220 go\r\n250-evil\r\n250 AUTH PLAIN'] } });
    expect(['sent', 'not-sent']).toContain(outcome.kind);
    expect(server.taken.length).toBe(outcome.kind === 'sent' ? 1 : 0);
    expect(server.heard.filter((line) => line.startsWith('EHLO')).length).toBe(outcome.kind === 'sent' ? 2 : 1);
  });
});

describe('what a hostile server says', () => {
  it('is bounded, and shown without controls, direction marks and addresses', async () => {
    const { shownAnswer } = await import('../../../src/engine/adapters/mail/smtp-answer.ts');
    const said = `550 \u001b[31m\u202Eno\u0000 <owner@customer.example>\r\n550 ${'x'.repeat(20_000)}`;
    const { outcome } = await sendTo({ says: { 'before the answer': [said.replace('550 ', '550-')] } });
    expect(outcome.kind).toBe('refused');
    expect(outcome.answer.length).toBe(4000);
    const shown = shownAnswer(outcome.answer);
    expect(shown.length).toBeLessThanOrEqual(1000);
    expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}]|owner@/u);
    expect(shown).toContain('o•••@c•••.example');
  });

  it('never fills the memory: an answer without end ends the connection', async () => {
    const { outcome } = await sendTo({ says: { MAIL: [`250-${'x'.repeat(200_000)}`] } });
    expect(outcome).toMatchObject({ kind: 'not-sent', fault: { code: 'mail-server-unreachable' } });
  });
});
