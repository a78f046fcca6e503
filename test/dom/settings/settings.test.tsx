import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../../src/renderer/features/settings/claims.ts';
import { problemsOf } from '../../../src/renderer/features/settings/partner-form.ts';
import { sampleStatus } from '../../fakes/desk/lines.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';

const inputs = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map((call) => call.input);
const panel = async (name: string) => {
  const heading = await screen.findByRole('heading', { level: 2, name });
  return within(heading.closest('section') as HTMLElement);
};

describe('Settings', () => {
  it('say what each role may do, and keep who one is', async () => {
    const desk = fakeDesk();
    const { user } = await openDesk('/settings', desk);
    const person = await panel('Who you are');
    expect(person.getByText(/Does not submit, approve or reject: hands to an administrator/)).toBeTruthy();
    await user.click(person.getByRole('radio', { name: /Account manager/ }));
    await user.clear(person.getByRole('textbox', { name: 'Your name' }));
    await user.click(person.getByRole('button', { name: 'Keep' }));
    expect(await person.findByText('Type your name.')).toBeTruthy();
    await user.type(person.getByRole('textbox', { name: 'Your name' }), 'Ana Souza');
    await user.click(person.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(inputs(desk, 'settings.setPerson')).toMatchObject([{ role: 'account-manager', operator: 'Ana Souza' }]));
  });

  it('take the partner account name and the registered email typed twice, and say where to find it', async () => {
    const desk = fakeDesk();
    desk.answer('settings.setPartner', () => desk.state.settings);
    const { user } = await openDesk('/settings', desk);
    const partner = await panel('The partner');
    expect(partner.getByText('Partner Center: Basic Information > Account Information > Email.')).toBeTruthy();
    await user.type(partner.getByRole('textbox', { name: 'Partner account name' }), 'acme-cloud');
    await user.type(partner.getByRole('textbox', { name: 'Partner account name, once more' }), 'acme-c1oud');
    await user.type(partner.getByRole('textbox', { name: 'Registered email' }), 'desk@acme.example');
    await user.type(partner.getByRole('textbox', { name: 'Registered email, once more' }), 'desk@acme.example');
    await user.click(partner.getByRole('button', { name: 'Keep' }));
    expect(await partner.findByText('The two differ.')).toBeTruthy();
    expect(inputs(desk, 'settings.setPartner')).toHaveLength(0);
    const again = partner.getByRole('textbox', { name: 'Partner account name, once more' });
    await user.clear(again);
    await user.type(again, 'acme-cloud');
    await user.click(partner.getByRole('button', { name: 'Keep' }));
    expect(await partner.findByText('Kept')).toBeTruthy();
    expect(inputs(desk, 'settings.setPartner')).toMatchObject([{ accountName: 'acme-cloud', emailAgain: 'desk@acme.example' }]);
  });

  it('say in words what the connection can and cannot do', async () => {
    await openDesk('/settings');
    const connection = await panel('Connection');
    expect(connection.getByText('Simulated: nothing here reaches Huawei Cloud.')).toBeTruthy();
    expect(connection.getByText('Submits requests by API.')).toBeTruthy();
    expect(connection.getByText(/Publishes how it counts requests/)).toBeTruthy();
    const real = {
      ...sampleStatus(1).capabilities,
      request: 'guided' as const,
      decide: 'guided' as const,
      answersVisible: false,
      counting: null,
    };
    expect(
      claimsOf(real)
        .filter((claim) => !claim.can)
        .map((claim) => claim.key),
    ).toEqual(['requestGuided', 'decideGuided', 'answersNot', 'countingNot']);
  });

  it('wear another theme at once', async () => {
    const desk = fakeDesk();
    desk.answer('settings.setAppearance', (input) => {
      desk.state.appearance = input;
      return input;
    });
    const { user } = await openDesk('/settings', desk);
    const appearance = await panel('Appearance');
    await user.click(await appearance.findByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
  });

  it('say to whom the app does not belong', async () => {
    await openDesk('/settings');
    expect(await screen.findByText(/Not affiliated with or endorsed by Huawei/)).toBeTruthy();
    expect(screen.getByText(/Turn on disk encryption/)).toBeTruthy();
  });

  it('know what is wrong beside each field', () => {
    expect(problemsOf({ accountName: '', accountNameAgain: '', email: 'x', emailAgain: 'y' })).toEqual({
      accountName: 'missing',
      email: 'notEmail',
      emailAgain: 'differs',
    });
  });
});
