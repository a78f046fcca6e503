import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { MailProposal } from '../../../src/contract/mails.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { sampleMail, sampleProposal, sampleReading } from './sample-mails.ts';

function deskForDrops(propose: (input: { comparedWith: string | null }) => MailProposal = () => sampleProposal()): FakeDesk {
  const desk = fakeDesk();
  let drops = 0;
  desk.answer('mails.begin', () => {
    drops += 1;
    return { dropId: `drop-${drops}` };
  });
  desk.answer('mails.part', () => ({}));
  desk.answer('mails.propose', (input: { comparedWith: string | null }) => ({
    reading: sampleReading(),
    proposal: propose(input),
  }));
  desk.answer('mails.file', () => ({ mailId: 'mail-9' }));
  desk.answer('mails.letGo', () => ({}));
  return desk;
}
const letter = (name = 'answer.eml', size = 40) => new File(['x'.repeat(size)], name);
const asked = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map(({ input }) => input);

async function leave(user: { click(element: Element): Promise<void> }) {
  for (const away of screen.queryAllByRole('button', { name: 'Let go' })) await user.click(away);
}

describe('A mail that is dropped', () => {
  it('is read, proposed, filed by a click, and its answer stays the decision of the person', async () => {
    const desk = deskForDrops();
    const { user, router } = await openDesk('/mails', desk);
    await user.upload(await screen.findByLabelText('Choose .eml or .msg files'), letter('answer.eml', 200_000));
    const review = within(await screen.findByRole('region', { name: 'What is proposed' }));
    expect(asked(desk, 'mails.part').map((part) => (part as { offset: number }).offset)).toEqual([0, 98_304, 196_608]);
    expect((review.getByRole('combobox', { name: 'What it is' }) as HTMLSelectElement).value).toBe('answer');
    expect((review.getByRole('radio', { name: 'We received it' }) as HTMLInputElement).checked).toBe(true);
    expect((review.getByRole('radio', { name: /acme-ae-003.*In-Reply-To/ }) as HTMLInputElement).checked).toBe(true);
    expect(review.getByText('from the known address')).toBeTruthy();
    expect(review.getByText('We agree to the disassociation.')).toBeTruthy();
    expect(review.getByText('Proposed, not recorded: you decide.')).toBeTruthy();
    const mail = within(screen.getByRole('region', { name: 'The mail as it was read' }));
    expect(mail.getByText('Owner <owner@acme.example>')).toBeTruthy();
    expect(mail.getByText('Authentication-Results, as the receiving server wrote it; not judged here')).toBeTruthy();
    expect(mail.getByText(/two endings, as disguised programs do/)).toBeTruthy();
    expect(mail.getByText('1 attachment, listed only')).toBeTruthy();
    expect(asked(desk, 'mails.file')).toEqual([]);

    await user.click(review.getByRole('button', { name: 'File this mail' }));
    expect(await screen.findByText('Filed: answer.eml')).toBeTruthy();
    expect(asked(desk, 'mails.file')[0]).toMatchObject({
      dropId: 'drop-1',
      kind: 'answer',
      direction: 'received',
      caseId: 'case-3',
      customerId: 'c000003',
    });
    expect(desk.calls.some(({ path }) => path.startsWith('requests.') && path !== 'requests.get')).toBe(false);
    await user.click(screen.getByRole('link', { name: "Record the outcome on the request's page" }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/requests/case-3'));
  });

  it('shows markup of a hostile mail as letters and builds nothing from it', async () => {
    const desk = deskForDrops();
    desk.answer('mails.propose', () => ({
      reading: sampleReading({ body: { text: '<img src="http://trap.example/x"><script>alert(1)</script>', from: 'html', cut: false } }),
      proposal: sampleProposal(),
    }));
    const { user } = await openDesk('/mails', desk);
    await user.upload(await screen.findByLabelText('Choose .eml or .msg files'), letter());
    expect(await screen.findByText('<img src="http://trap.example/x"><script>alert(1)</script>')).toBeTruthy();
    expect(document.querySelector('main img, main script, main iframe')).toBeNull();
    expect(screen.getByText('Words of the HTML part; the mail has no plain text')).toBeTruthy();
    await leave(user);
  });

  it('is taken anywhere on the page, the others wait their turn, and letting go keeps nothing', async () => {
    const desk = deskForDrops();
    const { user } = await openDesk('/mails', desk);
    const zone = (await screen.findByRole('button', { name: 'Open mail…' })).closest('[data-drop-zone]') as HTMLElement;
    const dataTransfer = { types: ['Files'], files: [letter('first.eml'), letter('second.msg')] };
    const over = createEvent.dragOver(zone, { dataTransfer });
    fireEvent(zone, over);
    expect(over.defaultPrevented).toBe(true);
    expect(screen.getByText('Drop mails to read them here')).toBeTruthy();
    fireEvent.drop(zone, { dataTransfer });
    expect(await screen.findByRole('heading', { name: 'first.eml' })).toBeTruthy();
    expect(screen.getByText('1 more waits')).toBeTruthy();
    await screen.findByRole('region', { name: 'What is proposed' });
    await user.click(screen.getByRole('button', { name: 'Let go' }));
    expect(await screen.findByRole('heading', { name: 'second.msg' })).toBeTruthy();
    expect(asked(desk, 'mails.letGo')).toMatchObject([{ dropId: 'drop-1' }]);
    await screen.findByRole('region', { name: 'What is proposed' });
    await user.click(screen.getByRole('button', { name: 'Let go' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'second.msg' })).toBeNull());
    expect(asked(desk, 'mails.file')).toEqual([]);
  });

  it('stays under review while the person looks something up on another page', async () => {
    const desk = deskForDrops();
    const { user, router } = await openDesk('/mails', desk);
    await user.upload(await screen.findByLabelText('Choose .eml or .msg files'), letter());
    await user.selectOptions(await screen.findByRole('combobox', { name: 'What it is' }), 'Something else');
    await router.navigate({ to: '/notices' });
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'answer.eml' })).toBeNull());
    await router.navigate({ to: '/mails' });
    expect(((await screen.findByRole('combobox', { name: 'What it is' })) as HTMLSelectElement).value).toBe('other');
    await leave(user);
  });

  it('is put to another case by search, and compared with that customer anew', async () => {
    const desk = deskForDrops(({ comparedWith }) =>
      sampleProposal({ sender: comparedWith === 'c000012' ? 'other-address' : 'known-address' }),
    );
    const { user } = await openDesk('/mails', desk);
    await user.upload(await screen.findByLabelText('Choose .eml or .msg files'), letter());
    await user.click(await screen.findByRole('button', { name: 'Choose another…' }));
    await user.type(screen.getByRole('searchbox', { name: 'Search by account or name' }), 'acme-hk-012');
    await user.click(await screen.findByRole('button', { name: 'Request of 2026-09-01: rejected' }));
    expect(await screen.findByText('from another address')).toBeTruthy();
    expect((screen.getByRole('radio', { name: /acme-hk-012.*chosen by you/ }) as HTMLInputElement).checked).toBe(true);
    await user.click(screen.getByRole('button', { name: 'File this mail' }));
    await screen.findByText('Filed: answer.eml');
    expect(asked(desk, 'mails.file')[0]).toMatchObject({ caseId: 'case-old', customerId: 'c000012' });
  });

  it('is not filed before it is said which way it went, where the mail does not tell', async () => {
    const desk = deskForDrops(() =>
      sampleProposal({ direction: 'unknown', candidates: [], tie: 'none', answer: null, sender: 'no-address-known' }),
    );
    const { user } = await openDesk('/mails', desk);
    await user.upload(await screen.findByLabelText('Choose .eml or .msg files'), letter());
    await user.click(await screen.findByRole('button', { name: 'File this mail' }));
    expect(screen.getByRole('alert').textContent).toMatch(/whether it was received or sent/);
    expect(asked(desk, 'mails.file')).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'We sent it' }));
    await user.click(screen.getByRole('button', { name: 'File this mail' }));
    await screen.findByText('Filed: answer.eml');
    expect(asked(desk, 'mails.file')[0]).toMatchObject({ direction: 'sent', caseId: null, customerId: null });
  });

  it('says that it is filed already, with the way there', async () => {
    const desk = deskForDrops(() => sampleProposal({ alreadyFiled: sampleMail().id }));
    const { user } = await openDesk('/mails', desk);
    await user.upload(await screen.findByLabelText('Choose .eml or .msg files'), letter());
    expect((await screen.findByText(/This very mail is filed already/)).textContent).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Show it' }).getAttribute('href')).toContain('/mails/mail-1');
    await leave(user);
  });

  it('is refused with the reason when it cannot be read, is empty or too large', async () => {
    const desk = deskForDrops();
    desk.fail('mails.propose', { code: 'mail-unreadable', detail: { reason: 'not-a-mail' } });
    const { user } = await openDesk('/mails', desk);
    const field = await screen.findByLabelText('Choose .eml or .msg files');
    await user.upload(field, letter());
    expect((await screen.findByRole('alert')).textContent).toMatch(/This file is no mail/);
    await user.click(screen.getByRole('button', { name: 'Let go' }));
    await user.upload(field, letter('nothing.eml', 0));
    expect((await screen.findByText('This file is empty. It was not opened.')).textContent).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Let go' }));
    const huge = letter('huge.eml');
    Object.defineProperty(huge, 'size', { value: 50 * 1024 * 1024 + 1 });
    await user.upload(field, huge);
    expect(await screen.findByText('This file is larger than 50 MB. It was not opened.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Let go' }));
    expect(asked(desk, 'mails.begin')).toHaveLength(1);
  });

  it('is cancelled while it is being sent, and the engine is told', async () => {
    const desk = deskForDrops();
    let release: (value: object) => void = () => undefined;
    desk.answer(
      'mails.part',
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    const { user } = await openDesk('/mails', desk);
    await user.upload(await screen.findByLabelText('Choose .eml or .msg files'), letter('long.eml', 300_000));
    expect(await screen.findByRole('progressbar', { name: 'Handing the mail to the engine' })).toBeTruthy();
    await waitFor(() => expect(asked(desk, 'mails.part')).toHaveLength(1));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    release({});
    await waitFor(() => expect(asked(desk, 'mails.letGo')).toMatchObject([{ dropId: 'drop-1' }]));
    expect(asked(desk, 'mails.part')).toHaveLength(1);
    expect(screen.queryByRole('heading', { name: 'long.eml' })).toBeNull();
  });

  it('names what is wrong with a consent letter, where, and what should stand there', async () => {
    const desk = deskForDrops(() =>
      sampleProposal({
        kind: 'consent',
        direction: 'sent',
        sender: 'our-address',
        answer: null,
        findings: [
          {
            code: 'name-lookalike',
            weight: 'error',
            where: { part: 'subject', place: 1, from: 30, until: 41 },
            found: 'аcme-ae-003 (U+0430)',
            expected: 'acme-ae-003',
            authority: 'listing',
            mend: null,
          },
        ],
      }),
    );
    const { user } = await openDesk('/mails', desk);
    await user.upload(await screen.findByLabelText('Choose .eml or .msg files'), letter());
    const review = within(await screen.findByRole('region', { name: 'What is proposed' }));
    expect(review.getByText('1 thing is not as prescribed')).toBeTruthy();
    expect(review.getByText('аcme-ae-003 (U+0430)')).toBeTruthy();
    await leave(user);
  });
});
