import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { emlBytes } from '../../../src/engine/adapters/mail/eml.ts';
import { serverCertificate } from './certificates.ts';
import { realServer } from './real-server.ts';
import { impatientSender, letter, password } from './senders.ts';

const certificate = serverCertificate();
let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

async function server(options: Parameters<typeof realServer>[1] & { readonly certificate?: typeof certificate } = {}) {
  const { certificate: own = certificate, ...more } = options;
  const made = await realServer(own, more);
  stop = made.stop;
  return made;
}
const { sender } = impatientSender();

describe.each(['implicit', 'starttls'] as const)('a letter over TLS (%s)', (security) => {
  it('arrives byte for byte, from and to the addresses of its envelope', async () => {
    const { address, delivered, signIns } = await server({ security });
    await expect(sender.send(address, password, letter)).resolves.toMatchObject({ kind: 'sent', answer: '250 taken' });
    expect(delivered).toEqual([{ from: letter.from, to: letter.to, raw: letter.raw, secure: true, user: 'desk@partner.example' }]);
    expect(signIns).toMatchObject([{ user: 'desk@partner.example', given: 'correct horse' }]);
  });

  it('can be tried without sending anything', async () => {
    const { address, delivered } = await server({ security, banner: 'hello' });
    await expect(sender.test(address, password)).resolves.toEqual({ greeting: expect.stringMatching(/^220 .*hello/) });
    expect(delivered).toEqual([]);
  });

  it('does not go to a server whose certificate is of nobody known', async () => {
    const { address, delivered, signIns } = await server({ security });
    const outcome = await sender.send({ ...address, authorities: '' }, password, letter);
    expect(outcome).toMatchObject({ kind: 'not-sent', fault: { code: 'mail-server-certificate', detail: { reason: 'unknown-issuer' } } });
    expect([...delivered, ...signIns]).toEqual([]);
  });

  it.each([
    ['another-name', { name: 'other.test' }],
    ['expired', { days: [-30, -1] as const }],
    ['not-yet-valid', { days: [1, 30] as const }],
  ] as const)('does not go to a server whose certificate is wrong: %s', async (reason, wrong) => {
    const { address, delivered, signIns } = await server({ security, certificate: serverCertificate(wrong) });
    await expect(sender.test(address, password)).rejects.toMatchObject({ code: 'mail-server-certificate', detail: { reason } });
    expect([...delivered, ...signIns]).toEqual([]);
  });

  it('does not go over TLS older than 1.2', async () => {
    const { address, signIns } = await server({ security, maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    await expect(sender.test(address, password)).rejects.toMatchObject({ code: 'mail-server-insecure', detail: { reason: 'old-tls' } });
    expect(signIns).toEqual([]);
  });

  it('is not sent when the sign-in is refused', async () => {
    const { address, delivered } = await server({ security });
    const outcome = await sender.send(address, { ...password, kind: 'password', user: 'desk', password: 'wrong' }, letter);
    expect(outcome).toMatchObject({
      kind: 'not-sent',
      answer: '535 Invalid username or password',
      fault: { code: 'mail-sign-in-refused' },
    });
    expect(delivered).toEqual([]);
  });
});

describe('a letter', () => {
  it('goes to no unknown server, even where the environment takes the check of certificates away', async () => {
    const { address, signIns } = await server();
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    try {
      await expect(sender.test({ ...address, authorities: '' }, password)).rejects.toMatchObject({ code: 'mail-server-certificate' });
    } finally {
      vi.unstubAllEnvs();
    }
    expect(signIns).toEqual([]);
  });

  it('never goes in clear: a server without STARTTLS gets neither password nor letter', async () => {
    const { address, delivered, signIns } = await server({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    const outcome = await sender.send(address, password, letter);
    expect(outcome).toMatchObject({ kind: 'not-sent', fault: { code: 'mail-server-insecure', detail: { reason: 'not-offered' } } });
    expect([...delivered, ...signIns]).toEqual([]);
  });

  it('never goes to a port that speaks no TLS, whatever the settings call it', async () => {
    const { address, signIns } = await server({ security: 'starttls' });
    await expect(sender.test({ ...address, security: 'implicit' }, password)).rejects.toMatchObject({ code: 'mail-server-insecure' });
    expect(signIns).toEqual([]);
  });

  it('waits when nobody listens, or the name is not known', async () => {
    const { address } = await server();
    await stop();
    stop = async () => {};
    const nobody = await sender.send(address, password, letter);
    expect(nobody).toMatchObject({ kind: 'not-sent', fault: { code: 'mail-server-unreachable', detail: { reason: 'nobody-listens' } } });
    const unknown = await sender.send({ ...address, host: 'no-such-host.invalid' }, password, letter);
    expect(unknown).toMatchObject({ kind: 'not-sent', fault: { code: 'mail-server-unreachable', detail: { reason: 'name-not-found' } } });
  });

  it('whose lines would be changed on their way is not sent', async () => {
    const { address, delivered } = await server();
    for (const raw of ['a\nb\r\n', 'a\rb\r\n', 'a\r\nb', '', '\r\n.\r\n\r']) {
      await expect(sender.send(address, password, { ...letter, raw: Buffer.from(raw) })).resolves.toMatchObject({ kind: 'not-sent' });
    }
    expect(delivered).toEqual([]);
  });

  it('has one recipient, and no address reaches another command', async () => {
    const { address, delivered } = await server();
    const strange = [[], ['a@b.example', 'c@d.example'], ['a@b.example>\r\nRCPT TO:<thief@evil.example'], ['']];
    for (const to of strange) await expect(sender.send(address, password, { ...letter, to })).resolves.toMatchObject({ kind: 'not-sent' });
    expect(delivered).toEqual([]);
  });

  it('of ours is of lines that travel as they are, whatever is in its names', async () => {
    const { address, delivered } = await server();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        async (name, other) => {
          const raw = await emlBytes({
            ...letter,
            to: 'owner@customer.example',
            subject: name,
            body: `${other}\n.\n..${name}`,
            messageId: 'x@consent-desk.invalid',
            at: '2026-11-22T01:30:00Z',
            simulated: true,
            leaves: true,
          });
          const outcome = await sender.send(address, password, { ...letter, raw });
          expect(outcome.kind).toBe('sent');
          expect(delivered.at(-1)?.raw.equals(raw)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });
});
