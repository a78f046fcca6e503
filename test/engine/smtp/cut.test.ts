import { afterEach, describe, expect, it } from 'vitest';
import { serverCertificate } from './certificates.ts';
import { type Moment, moments, type Script, scriptedServer } from './scripted-server.ts';
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

const became = (moment: Moment): 'not-sent' | 'perhaps-sent' | 'sent' => {
  if (moment === 'after the answer') return 'sent';
  return moment === 'in the data' || moment === 'before the answer' ? 'perhaps-sent' : 'not-sent';
};

describe('a connection that is cut', () => {
  for (const pipelining of [false, true]) {
    it.each(moments)(
      `at %s is ${'told'} for what it is${pipelining ? ', with several commands on their way at once' : ''}`,
      async (cut) => {
        const { outcome, server, waited } = await sendTo({ cut, pipelining });
        expect(outcome.kind).toBe(became(cut));
        expect(server.taken.length).toBe(cut === 'before the answer' || cut === 'after the answer' ? 1 : 0);
        // Never once more by itself.
        expect(server.connections).toBe(1);
        expect(waited).toEqual([]);
      },
    );
  }

  it.each(moments.filter((moment) => moment !== 'EHLO' && moment !== 'STARTTLS'))('at %s under TLS from the first byte', async (cut) => {
    const { outcome, server } = await sendTo({ cut, security: 'implicit' });
    expect(outcome.kind).toBe(became(cut));
    expect(server.connections).toBe(1);
  });

  it.each(['550 5.7.1 not…', '550-5.7.1 first line\r\n…', '25…', '250 2.0.0 taken…', '250-half\r\n…'])(
    'in the middle of the answer %j leaves open what became of the letter',
    async (half) => {
      const { outcome } = await sendTo({ says: { 'before the answer': [half] }, cut: 'after the answer' });
      expect(outcome.kind).toBe('perhaps-sent');
    },
  );

  it.each(['hello', '354 go on', '999 what', '2 yes', '25 yes', '700 no'])(
    'or answers %j to the letter, which no server says, leaves open what became of it',
    async (said) => {
      const { outcome, server } = await sendTo({ says: { 'before the answer': [said] } });
      expect(outcome).toMatchObject({ kind: 'perhaps-sent' });
      expect(server.connections).toBe(1);
    },
  );
});

describe('a server that falls silent', () => {
  it.each(moments.filter((moment) => moment !== 'in the data' && moment !== 'after the answer'))(
    'at %s is not waited for without end',
    async (silent) => {
      const server = await scriptedServer(certificate, { silent });
      stop = server.stop;
      const { sender } = impatientSender({ patience: { before: 400, after: 400 } });
      const outcome = await sender.send(server.address, password, letter);
      expect(outcome.kind).toBe(silent === 'before the answer' ? 'perhaps-sent' : 'not-sent');
      expect('fault' in outcome && outcome.fault).toMatchObject({ code: 'mail-server-unreachable', detail: { reason: 'too-late' } });
    },
  );
});

describe('a sending that is cancelled', () => {
  it('before DATA rejects, as nothing has left', async () => {
    const server = await scriptedServer(certificate, { silent: 'MAIL' });
    stop = server.stop;
    const { sender } = impatientSender();
    const cancel = new AbortController();
    const sending = sender.send(server.address, password, letter, cancel.signal);
    await expect.poll(() => server.heard.some((line) => line.startsWith('MAIL'))).toBe(true);
    cancel.abort();
    await expect(sending).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.taken).toEqual([]);
  });

  it('after DATA leaves open what became of the letter', async () => {
    const server = await scriptedServer(certificate, { silent: 'before the answer' });
    stop = server.stop;
    const stopEngine = new AbortController();
    const { sender } = impatientSender({ signal: stopEngine.signal });
    const sending = sender.send(server.address, password, letter);
    await expect.poll(() => server.taken.length).toBe(1);
    stopEngine.abort();
    await expect(sending).resolves.toMatchObject({ kind: 'perhaps-sent', fault: { code: 'cancelled' } });
  });
});
