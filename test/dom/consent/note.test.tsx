import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LONGEST_NOTE as contracted } from '../../../src/contract/consent.ts';
import { LONGEST_NOTE } from '../../../src/renderer/features/consent/note-panel.tsx';
import { openDesk } from '../desk-page.tsx';
import { deskWithLetter, inputs, sampleDraft } from './sample-letter.ts';

describe('The covering note', () => {
  it("is labelled as not part of Huawei's template, counted, kept as one leaves it, and taken back", async () => {
    const desk = deskWithLetter(sampleDraft({ note: { text: 'Kind regards', label: 'Covering note, ours' } }));
    desk.answer('consent.setNote', () => ({}));
    const { user } = await openDesk('/consent/c000005', desk);
    const field = await screen.findByRole('textbox', { name: 'Covering note' });
    expect(screen.getByText("not part of Huawei's template")).toBeTruthy();
    expect(screen.getByText(/The file begins with: Covering note, ours/)).toBeTruthy();
    await user.type(field, ' from Li');
    expect(screen.getByText('Not kept yet')).toBeTruthy();
    expect(screen.getByText('20 of 4000 characters')).toBeTruthy();
    await user.tab();
    expect(await screen.findByText('Kept')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(inputs(desk, 'consent.setNote')).toHaveLength(2));
    expect(inputs(desk, 'consent.setNote')).toMatchObject([{ note: 'Kind regards from Li' }, { note: 'Kind regards' }]);
    expect((field as HTMLTextAreaElement).value).toBe('Kind regards');
  });

  it('says when it could not be kept, and keeps what was typed', async () => {
    const desk = deskWithLetter(sampleDraft());
    desk.fail('consent.setNote', { code: 'operator-missing' });
    const { user } = await openDesk('/consent/c000005', desk);
    const field = await screen.findByRole('textbox', { name: 'Covering note' });
    await user.type(field, 'Hello');
    await user.tab();
    expect(await screen.findByText('Not kept')).toBeTruthy();
    expect((field as HTMLTextAreaElement).value).toBe('Hello');
  });

  it('is kept when the page is left, and as long as the engine takes it', async () => {
    expect(LONGEST_NOTE).toBe(contracted);
    const desk = deskWithLetter(sampleDraft());
    desk.answer('consent.setNote', () => ({}));
    const { user, router } = await openDesk('/consent/c000005', desk);
    await user.type(await screen.findByRole('textbox', { name: 'Covering note' }), 'On the way');
    await router.navigate({ to: '/' });
    await waitFor(() => expect(inputs(desk, 'consent.setNote')).toMatchObject([{ note: 'On the way' }]));
  });
});
