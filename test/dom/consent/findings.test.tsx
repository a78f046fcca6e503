import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ConsentDraft } from '../../../src/contract/consent.ts';
import { type LetterFinding, letterErrors } from '../../../src/core/consent/finding.ts';
import { TEMPLATE_SHA256 } from '../../../src/core/consent/template.ts';
import { checks, groupsOf } from '../../../src/renderer/features/consent/findings.ts';
import words from '../../../src/renderer/words/en/letters.json' with { type: 'json' };
import { openDesk } from '../desk-page.tsx';
import { deskWithLetter, inputs, sampleDraft, sampleFinding } from './sample-letter.ts';

const partnerName = [sampleFinding({ where: { part: 'body', place: 3, from: 36, until: 46 } }), sampleFinding()] satisfies LetterFinding[];
const wrongRecipient = sampleFinding({
  code: 'recipient-missing',
  weight: 'error',
  where: { part: 'recipient', place: null, from: null, until: null },
  found: '',
  expected: '',
  authority: null,
  mend: null,
});

describe('The checks of the consent email', () => {
  it('tell all that the linter looks for, each in words of its own', () => {
    expect(Object.values(checks).flat().toSorted()).toEqual([...letterErrors].toSorted());
    for (const code of letterErrors) expect(words.error[code]).toMatchObject({ what: /./u, check: /./u, mend: /./u });
  });

  it('are calm where nothing is found, and say what was checked', async () => {
    const { user } = await openDesk('/consent/c000005', deskWithLetter(sampleDraft()));
    expect(await screen.findByText('No finding')).toBeTruthy();
    expect(screen.getByText(`${letterErrors.length} checks passed.`)).toBeTruthy();
    await user.click(screen.getByText(`What is checked (${letterErrors.length})`));
    expect(screen.getByText('no letter of another script looks like the right one')).toBeTruthy();
    expect(screen.getByText(TEMPLATE_SHA256)).toBeTruthy();
  });

  it('tell errors before warnings, and one name that is wrong in two places once', () => {
    const groups = groupsOf([...partnerName, wrongRecipient]);
    expect(groups.map(({ code, places }) => [code, places.map(({ place }) => place)])).toEqual([
      ['recipient-missing', [null]],
      ['name-altered-by-cleaning', [2, 3]],
    ]);
  });

  it('show what stands there and what should, with what cannot be seen, and lead to the place in the letter', async () => {
    const { user } = await openDesk('/consent/c000005', deskWithLetter(sampleDraft({ findings: partnerName })));
    const list = within(await screen.findByRole('list', { name: 'Checks of the letter' }));
    expect(list.getByText('⟨U+200B⟩').className).toContain('text-unknown');
    expect(list.getByText('as typed in Settings')).toBeTruthy();
    await user.click(list.getByRole('button', { name: 'Text, place 3' }));
    expect(document.activeElement?.textContent).toContain('acme-cloud');
    expect(document.activeElement?.getAttribute('data-weight')).toBe('warning');
    expect(document.querySelectorAll('[data-weight="warning"]')).toHaveLength(2);
  });

  it('are mended by one click where that is certain, and looked at again at once', async () => {
    const desk = deskWithLetter(sampleDraft({ findings: partnerName }));
    const mended: ConsentDraft = sampleDraft();
    desk.answer('consent.mend', () => {
      desk.answer('consent.draft', () => mended);
      return mended;
    });
    const { user } = await openDesk('/consent/c000005', desk);
    await user.click(await screen.findByRole('button', { name: 'Keep the partner account name without them' }));
    expect(await screen.findByText('No finding')).toBeTruthy();
    expect(screen.getByText('The partner account name is kept without them now.')).toBeTruthy();
    expect(inputs(desk, 'consent.mend')).toMatchObject([{ customerId: 'c000005', mend: 'trim-partner-name' }]);
  });

  it('offer no button where no mend is certain', async () => {
    await openDesk('/consent/c000005', deskWithLetter(sampleDraft({ findings: [wrongRecipient], to: null, missing: ['recipient'] })));
    const list = within(await screen.findByRole('list', { name: 'Checks of the letter' }));
    expect(list.getByText('error')).toBeTruthy();
    expect(list.getAllByRole('button').map((button) => button.textContent)).toEqual(['Recipient']);
  });
});
