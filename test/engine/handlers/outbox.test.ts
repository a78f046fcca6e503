import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../../src/core/ports.ts';
import { findLostLetters } from '../../../src/engine/desk/mails/outbox-settle.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
  await setUp(desk);
});
afterEach(() => desk.stop());

const server = { host: 'mail.partner.example', port: 465, security: 'implicit', authorities: '' } as const;
async function setUp(at: DeskUnderTest): Promise<void> {
  const partner = {
    accountName: 'acme-partner',
    accountNameAgain: 'acme-partner',
    email: 'desk@partner.example',
    emailAgain: 'desk@partner.example',
  };
  await at.client.settings.setPartner({ account, ...partner });
  await at.client.mailServer.set({ account, ...server, signIn: { kind: 'password', user: 'desk', password: 'correct horse' } });
}
const send = (change: { again?: boolean; place?: number } = {}) =>
  desk.client.consent.send({ account, customerId: desk.customer(change.place ?? 0), caseId: null, again: change.again ?? false });
const sendNow = (mailId: Awaited<ReturnType<typeof send>>['mail']['id'], again = false) =>
  desk.client.outbox.sendNow({ account, mailId, again });
const waiting = async () => (await desk.client.outbox.list({ account })).rows;
/** What the log says of mails, oldest first. */
async function told(): Promise<string[]> {
  const { rows } = await desk.client.log.page({ account, search: '', filters: {}, before: null, limit: 50 });
  return rows
    .map(({ entry }) => entry.operation)
    .filter((operation) => operation.startsWith('mail-'))
    .reverse();
}

const unreachable: SendOutcome = {
  kind: 'not-sent',
  fault: { code: 'mail-server-unreachable', detail: { reason: 'nobody-listens' } },
  answer: '',
};
const cutOff: SendOutcome = {
  kind: 'perhaps-sent',
  fault: { code: 'mail-server-unreachable', detail: { reason: 'broken-off' } },
  answer: '',
};
const no: SendOutcome = { kind: 'refused', answer: '550 5.7.1 <owner-1@customer.example>: no\u0007', code: 550 };

describe('sending the consent email', () => {
  it('keeps the exact bytes first, sends them from and to the right addresses, and keeps the answer word for word', async () => {
    desk.sender.outcomes.push({ kind: 'sent', answer: '250 2.0.0 queued as 4711' });
    const { mail } = await send();
    expect(mail).toMatchObject({
      state: 'sent',
      how: 'smtp',
      kind: 'consent',
      simulated: true,
      from: 'desk@partner.example',
      to: 'o•••@c•••.example',
    });
    const [tried] = desk.sender.letters;
    expect(tried?.server).toEqual({ ...server });
    expect(tried?.signIn).toEqual({ kind: 'password', user: 'desk', password: 'correct horse' });
    expect(tried?.letter).toMatchObject({ from: 'desk@partner.example', to: ['owner-1@customer.example'] });
    const kept = await desk.store.mailBytes(mail.id);
    expect(Buffer.from(tried?.letter.raw ?? []).equals(Buffer.from(kept ?? []))).toBe(true);
    const read = await PostalMime.parse(Buffer.from(kept ?? []));
    expect(read.headers.map(({ key }) => key)).toContain('x-consent-desk-simulated');
    expect(read.headers.map(({ key }) => key)).not.toContain('x-unsent');
    expect((await desk.store.mail(mail.id))?.attempts).toMatchObject([
      { outcome: 'sent', answer: '250 2.0.0 queued as 4711', fault: null },
    ]);
    expect(await told()).toEqual(['mail-queued', 'mail-intended', 'mail-sent']);
    expect(await waiting()).toEqual([]);
  });

  it('is written in the log before anything is sent', async () => {
    let seen: string[] = [];
    desk.sender.send = async () => {
      seen = await told();
      return { kind: 'sent', answer: '250 yes' };
    };
    await send();
    expect(seen).toEqual(['mail-queued', 'mail-intended']);
  });

  it('waits when the server is not reached, and goes only after a new click, as the same letter', async () => {
    desk.sender.outcomes.push(unreachable);
    const { mail } = await send();
    expect(mail).toMatchObject({ state: 'queued', lastAttempt: { outcome: 'not-sent', fault: { code: 'mail-server-unreachable' } } });
    expect((await waiting()).map(({ id }) => id)).toEqual([mail.id]);
    expect(desk.sender.letters.length).toBe(1);
    await expect(sendNow(mail.id)).resolves.toMatchObject({ mail: { id: mail.id, state: 'sent' } });
    const [first, second] = desk.sender.letters;
    expect(Buffer.from(second?.letter.raw ?? []).equals(Buffer.from(first?.letter.raw ?? []))).toBe(true);
    expect(await told()).toEqual(['mail-queued', 'mail-intended', 'mail-not-sent', 'mail-intended', 'mail-sent']);
  });

  it('waits where no server is set up, or its secret is gone', async () => {
    await desk.client.mailServer.forget({ account });
    expect((await send()).mail).toMatchObject({ state: 'queued', lastAttempt: { fault: { code: 'mail-server-missing' } } });
    await setUp(desk);
    await desk.host.secrets.delete(`${account}.mail-password`);
    const again = (await send()).mail;
    expect(again).toMatchObject({
      state: 'queued',
      lastAttempt: { fault: { code: 'mail-sign-in-refused', detail: { reason: 'secret-missing' } } },
    });
    expect((await waiting()).length).toBe(1);
    expect(desk.sender.letters).toEqual([]);
  });

  it('shows a no of the server without the customer’s address, and keeps it as it was', async () => {
    desk.sender.outcomes.push(no);
    const { mail } = await send();
    expect(mail).toMatchObject({ state: 'refused', lastAttempt: { outcome: 'refused', answer: '550 5.7.1 <o•••@c•••.example>: no' } });
    expect((await desk.store.mail(mail.id))?.attempts.at(-1)?.answer).toBe('550 5.7.1 <owner-1@customer.example>: no\u0007');
    expect((await sendNow(mail.id)).mail.state).toBe('sent');
  });

  it('is refused before it is kept when it would be worthless', async () => {
    desk.partner.change(desk.customer(0), { accountName: '\u200B' });
    await desk.client.customers.recheck({ account, customerId: desk.customer(0) });
    expect(await refusal(send())).toMatchObject({ code: 'mail-letter-wrong' });
    expect(await waiting()).toEqual([]);
    expect(desk.sender.letters).toEqual([]);
  });

  it('is not sent any more when what it says has changed since', async () => {
    desk.sender.outcomes.push(unreachable);
    const { mail } = await send();
    await desk.client.consent.stateRecipient({ account, customerId: desk.customer(0), email: 'other@customer.example', note: '' });
    expect(await refusal(sendNow(mail.id))).toEqual({ code: 'mail-letter-wrong', detail: { reason: 'changed' } });
    await desk.client.outbox.discard({ account, mailId: mail.id });
    expect(await waiting()).toEqual([]);
    const anew = (await send()).mail;
    expect(anew.id).not.toBe(mail.id);
    expect(desk.sender.letters.at(-1)?.letter.to).toEqual(['other@customer.example']);
  });

  it('in practice goes to nobody: an address that could be somebody’s is refused', async () => {
    await desk.client.consent.stateRecipient({ account, customerId: desk.customer(0), email: 'someone@real-company.com', note: '' });
    expect(await refusal(send())).toEqual({ code: 'not-allowed-here', detail: { reason: 'practice-recipient' } });
    expect(desk.sender.letters).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('needs the name of who sends it, and a case of this customer', async () => {
    const { caseId } = await desk.client.requests.prepare({ account, customerId: desk.customer(0) });
    const under = (place: number) => desk.client.consent.send({ account, customerId: desk.customer(place), caseId, again: false });
    expect(await refusal(under(1))).toEqual({ code: 'invalid-input', detail: { field: 'caseId' } });
    await expect(under(0)).resolves.toMatchObject({ mail: { caseId } });
    await desk.client.settings.setPerson({ account, role: 'administrator', operator: '' });
    expect(await refusal(send({ place: 1 }))).toEqual({ code: 'operator-missing' });
  });
});

describe('a letter that was perhaps sent', () => {
  const perhaps = async () => {
    desk.sender.outcomes.push(cutOff);
    const { mail } = await send();
    expect(mail.state).toBe('perhaps-sent');
    return mail;
  };

  it('is shown, and never sent again by itself nor by the usual click', async () => {
    const mail = await perhaps();
    expect((await waiting()).map(({ state }) => state)).toEqual(['perhaps-sent']);
    expect(await refusal(sendNow(mail.id))).toMatchObject({ code: 'case-forbids', detail: { state: 'perhaps-sent' } });
    expect(await refusal(send())).toMatchObject({ code: 'case-forbids', detail: { state: 'perhaps-sent' } });
    expect(await refusal(send({ again: true }))).toMatchObject({ code: 'case-forbids' });
    expect(await refusal(desk.client.outbox.discard({ account, mailId: mail.id }))).toMatchObject({ code: 'case-forbids' });
    expect(desk.sender.letters.length).toBe(1);
  });

  it('keeps its bytes and its Message-ID when a person wants it sent again', async () => {
    const mail = await perhaps();
    await expect(sendNow(mail.id, true)).resolves.toMatchObject({ mail: { id: mail.id, state: 'sent' } });
    const [first, second] = desk.sender.letters.map(({ letter }) => Buffer.from(letter.raw).toString());
    expect(second).toBe(first);
    expect(first).toMatch(/^Message-ID: <consent\..+@consent-desk\.invalid>\r$/m);
  });

  it.each([unreachable, no])('stays so when the second try is certainly none: the first may have arrived', async (outcome) => {
    const mail = await perhaps();
    desk.sender.outcomes.push(outcome);
    await expect(sendNow(mail.id, true)).resolves.toMatchObject({ mail: { state: 'perhaps-sent' } });
    expect(await refusal(sendNow(mail.id))).toMatchObject({ code: 'case-forbids' });
  });

  it('is settled by a person who found out', async () => {
    const mail = await perhaps();
    const settle = (became: 'sent' | 'not-sent') => desk.client.outbox.settle({ account, mailId: mail.id, became, note: 'asked by phone' });
    await expect(settle('not-sent')).resolves.toMatchObject({ mail: { state: 'queued' } });
    expect(await refusal(settle('sent'))).toMatchObject({ code: 'case-forbids', detail: { state: 'queued' } });
    await expect(sendNow(mail.id)).resolves.toMatchObject({ mail: { state: 'sent' } });
    expect(await told()).toEqual(['mail-queued', 'mail-intended', 'mail-perhaps-sent', 'mail-settled', 'mail-intended', 'mail-sent']);
  });
});

describe('a letter that was sent', () => {
  it('goes once more only when a person wants that, as another letter with a Message-ID of its own', async () => {
    const { mail } = await send();
    expect(await refusal(send())).toMatchObject({ code: 'case-forbids', detail: { state: 'sent' } });
    expect(await refusal(sendNow(mail.id, true))).toMatchObject({ code: 'case-forbids', detail: { state: 'sent' } });
    const anew = (await send({ again: true })).mail;
    expect(anew).toMatchObject({ state: 'sent' });
    const ids = await Promise.all([mail, anew].map(async ({ id }) => (await desk.store.mail(id))?.messageId));
    expect(ids[1]).not.toBe(ids[0]);
    expect(desk.sender.letters.length).toBe(2);
  });
});

describe('a letter over which the app itself fails', () => {
  it('is perhaps sent, since nobody knows how far it came, and waits for a person', async () => {
    desk.sender.outcomes.push(new Error('a mistake of ours'));
    expect(await refusal(send())).toMatchObject({ code: 'internal' });
    expect(await waiting()).toMatchObject([{ state: 'perhaps-sent', lastAttempt: { fault: { code: 'internal' } } }]);
    expect((await desk.client.desk.status({ account })).counts.waitingLetters).toBe(1);
    expect(await told()).toEqual(['mail-queued', 'mail-intended', 'mail-perhaps-sent']);
  });
});

describe('a letter of the same words for a further case', () => {
  const sendFor = (caseId: string, again = false) =>
    desk.client.consent.send({ account, customerId: desk.customer(0), caseId: caseId as never, again });
  const prepare = async () => (await desk.client.requests.prepare({ account, customerId: desk.customer(0) })).caseId;
  const mailsOf = async (caseId: string) => (await desk.store.mails({ caseId, limit: 9 })).map(({ id, state }) => [id, state]);

  it('is another letter, filed under that case, and goes only when a person wants it once more', async () => {
    const first = await prepare();
    const { mail } = await sendFor(first);
    await desk.client.requests.cancel({ account, caseId: first, reason: 'not now' });
    const second = await prepare();
    expect(await refusal(sendFor(second))).toMatchObject({ code: 'case-forbids', detail: { state: 'sent' } });
    const anew = (await sendFor(second, true)).mail;
    expect(await mailsOf(first)).toEqual([[mail.id, 'sent']]);
    expect(await mailsOf(second)).toEqual([[anew.id, 'sent']]);
  });

  it('that waits for another case is left there, and one that waits for none takes the case', async () => {
    desk.sender.outcomes.push(unreachable, unreachable, unreachable);
    const { mail } = await send();
    const first = await prepare();
    expect((await sendFor(first)).mail.id).toBe(mail.id);
    expect(await mailsOf(first)).toEqual([[mail.id, 'queued']]);
    await desk.client.requests.cancel({ account, caseId: first, reason: 'not now' });
    const second = await prepare();
    const other = (await sendFor(second)).mail;
    expect(other.id).not.toBe(mail.id);
    expect(await mailsOf(second)).toEqual([[other.id, 'queued']]);
    expect(await mailsOf(first)).toEqual([[mail.id, 'queued']]);
  });

  it('that was handed out and is known as sent does not go a second time by the usual click', async () => {
    await desk.client.consent.deliver({ account, customerId: desk.customer(0), caseId: null, way: 'file' });
    const [made] = await desk.store.mails({ limit: 1 });
    if (!made) throw new Error('it is filed');
    await desk.store.writeMail({ mail: { ...made, state: 'sent' }, raw: null, expected: { id: made.id }, log: [], notices: [] });
    expect(await refusal(send())).toMatchObject({ code: 'case-forbids', detail: { state: 'sent' } });
    expect(desk.sender.letters).toEqual([]);
    const { mail } = await send({ again: true });
    expect((await desk.store.mail(mail.id))?.messageId).not.toBe(made.messageId);
  });
});

describe('several clicks at once', () => {
  it('send once, whatever the order in which they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('send', 'sendNow', 'again', 'discard', 'crash'), { minLength: 2, maxLength: 6 }),
        fc.constantFrom<SendOutcome>({ kind: 'sent', answer: '250 yes' }, cutOff),
        async (scheduler, clicks, outcome) => {
          const own = await deskUnderTest();
          try {
            await setUp(own);
            own.sender.outcomes.push(unreachable);
            const which = { account, customerId: own.customer(0), caseId: null };
            const { mail } = await own.client.consent.send({ ...which, again: false });
            own.sender.letters.splice(0);
            own.sender.outcomes.push(...clicks.map(() => scheduler.schedule(Promise.resolve(outcome), 'the server answers')));
            const acts: Readonly<Record<(typeof clicks)[number], () => PromiseLike<unknown>>> = {
              send: () => own.client.consent.send({ ...which, again: false }),
              sendNow: () => own.client.outbox.sendNow({ account, mailId: mail.id, again: false }),
              again: () => own.client.consent.send({ ...which, again: false }),
              discard: () => own.client.outbox.discard({ account, mailId: mail.id }),
              crash: () => findLostLetters(own.desk),
            };
            const all = clicks.map((click) =>
              scheduler
                .schedule(Promise.resolve(click), click)
                .then(async () => void (await acts[click]()))
                .catch(() => {}),
            );
            await scheduler.waitAll();
            await Promise.all(all);
            const byId = new Map<string, number>();
            for (const { letter } of own.sender.letters) {
              const id = /^Message-ID: (.+)\r$/m.exec(Buffer.from(letter.raw).toString())?.[1] ?? '';
              byId.set(id, (byId.get(id) ?? 0) + 1);
            }
            for (const times of byId.values()) expect(times).toBe(1);
          } finally {
            await own.stop();
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('an engine that ended while a letter was on its way', () => {
  it('finds it perhaps sent at the next start, and sends nothing', async () => {
    desk.sender.outcomes.push(unreachable);
    const { mail } = await send();
    const kept = await desk.store.mail(mail.id);
    if (kept === null) throw new Error('it is kept');
    await desk.store.writeMail({ mail: { ...kept, state: 'sending' }, raw: null, expected: { state: 'queued' }, log: [], notices: [] });
    desk.sender.letters.splice(0);
    await findLostLetters(desk.desk);
    expect(await waiting()).toMatchObject([
      { id: mail.id, state: 'perhaps-sent', lastAttempt: { outcome: 'perhaps-sent', fault: { code: 'engine-down' } } },
    ]);
    expect(desk.sender.letters).toEqual([]);
    expect((await told()).at(-1)).toBe('mail-perhaps-sent');
  });
});
