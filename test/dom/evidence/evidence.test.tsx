import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { EvidencePlan, EvidenceProgress, SealKey } from '../../../src/contract/evidence.ts';
import type { CaseId } from '../../../src/core/case/case.ts';
import { isAuthority } from '../../../src/renderer/features/evidence/authority.ts';
import { grouped } from '../../../src/renderer/features/evidence/fingerprint.ts';
import { type FakeDesk, fakeDesk } from '../../fakes/desk.ts';
import { openDesk } from '../desk-page.tsx';
import { sampleRequest } from '../requests/sample-request.ts';

const fingerprint = 'ab12cd34'.repeat(8);
const key: SealKey = { fingerprint, publicKey: 'PEM', madeAt: '2026-11-01T08:00:00Z', kept: 'os', replaces: null };
const plan = (change: Partial<EvidencePlan> = {}): EvidencePlan => ({
  caseId: 'case-5' as CaseId,
  mails: [{ mailId: 'mail-1', kind: 'consent', state: 'sent', subject: 'Approving', bytes: 900 }],
  printer: 'Chromium',
  decisions: 2,
  logEntries: 12,
  linkEntries: 3,
  missing: [],
  simulated: true,
  ...change,
});
const step = (at: EvidenceProgress['step'], change: Partial<EvidenceProgress> = {}): EvidenceProgress => ({
  step: at,
  done: 0,
  of: 1,
  delivered: null,
  sha256: null,
  files: null,
  ...change,
});

function deskWith(shown: EvidencePlan = plan()): FakeDesk {
  const desk = fakeDesk();
  desk.answer('evidence.key', () => key);
  desk.answer('evidence.plan', () => shown);
  desk.answer('requests.get', () => sampleRequest({ side: 'customer', state: 'awaiting-partner' }));
  return desk;
}
const asked = (desk: FakeDesk, path: string) => desk.calls.filter((call) => call.path === path).map(({ input }) => input);

describe('The evidence of a case', () => {
  it('says what the bundle will hold, by which key, and no more than it can show', async () => {
    await openDesk('/evidence/case-5', deskWith());
    expect(await screen.findByText('Everything that a bundle can hold is there.')).toBeTruthy();
    expect(screen.getByText('1 mail, as it was filed:')).toBeTruthy();
    expect(screen.getByText(/12 entries of the operation log about it. 3 entries in between/)).toBeTruthy();
    expect((await screen.findAllByText(grouped(fingerprint), { exact: false })).length).toBeGreaterThan(0);
    expect(
      screen.getByText(
        `Shows that nothing changed since sealing by key ${grouped(fingerprint)}; not who wrote it nor when. The app records what a person said; it does not verify it.`,
      ),
    ).toBeTruthy();
  });

  it('names what is missing and where it is got, and can be sealed all the same', async () => {
    const missing = ['consent-mail', 'customers-answer', 'outcome', 'check', 'pictures'] as const;
    await openDesk('/evidence/case-5', deskWith(plan({ missing: [...missing], mails: [], printer: null })));
    expect(await screen.findByRole('heading', { name: '5 things are missing' })).toBeTruthy();
    const leads = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect(leads('Drop it on the page of its mails')).toContain('/mails?case=case-5');
    expect(leads("Record it on the request's page")).toContain('/requests/case-5');
    await waitFor(() => expect(leads('Write and send it, or file the sent copy')).toContain('/consent/'));
    expect(leads('Look for the customer')).toContain('/customers/');
    expect(screen.getByText('No mail: none is filed with this request')).toBeTruthy();
    expect((screen.getByRole('checkbox') as HTMLInputElement).disabled).toBe(true);
    expect(screen.getByRole('button', { name: 'Seal and save' }).getAttribute('aria-disabled')).toBeNull();
  });

  it('is sealed step by step, and tells the number to note elsewhere', async () => {
    const desk = deskWith();
    let go: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      go = resolve;
    });
    desk.answer('evidence.seal', async function* seal() {
      yield step('verifying-log');
      yield step('drawing', { done: 1, of: 4 });
      await until;
      yield step('done', { delivered: { kind: 'saved', where: 'evidence.zip' }, sha256: fingerprint, files: 9 });
    });
    const { user } = await openDesk('/evidence/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Seal and save' }));
    expect(await screen.findByRole('progressbar', { name: 'Drawing pictures of the mails' })).toBeTruthy();
    expect(screen.getByText('1 of 4')).toBeTruthy();
    go();
    expect(await screen.findByText('Sealed: 9 files')).toBeTruthy();
    expect(screen.getByText('Saved as evidence.zip.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy SHA-256' })).toBeTruthy();
    expect(asked(desk, 'evidence.seal')).toMatchObject([{ caseId: 'case-5', pictures: true }]);
  });

  it('is cancelled by its button, and says that nothing was saved', async () => {
    const desk = deskWith();
    const left = vi.fn();
    let go: () => void = () => undefined;
    desk.answer('evidence.seal', async function* seal() {
      try {
        yield step('reading');
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        yield step('packing');
      } finally {
        left();
      }
    });
    const { user } = await openDesk('/evidence/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Seal and save' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('Cancelled. Nothing was saved.')).toBeTruthy();
    go();
    await waitFor(() => expect(left).toHaveBeenCalled());
  });

  it('is not sealed over a broken log, and says which entry', async () => {
    const desk = deskWith();
    desk.fail('evidence.seal', { code: 'log-broken', detail: { sequence: 17 } });
    const { user } = await openDesk('/evidence/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Seal and save' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/Entry 17 of the operation log does not fit its chain/);
  });

  it('saves a checkpoint, mails it to whom one names, and asks an authority with nothing but a hash', async () => {
    const desk = deskWith();
    const made = { text: 'checkpoint', sequence: 41, hash: fingerprint, at: '2026-11-22T01:30:00Z', fingerprint };
    desk.answer('evidence.checkpoint', ({ way }: { way: string }) => ({
      made,
      delivered: way === 'mail' ? { kind: 'opened' } : { kind: 'saved', where: 'checkpoint.txt' },
    }));
    desk.answer('evidence.timestamp', () => ({
      made,
      delivered: { kind: 'saved', where: 'stamp.zip' },
      stampedAt: '2026-11-22T01:31:00Z',
    }));
    const { user } = await openDesk('/evidence/case-5', desk);
    const part = within((await screen.findByRole('heading', { name: 'Checkpoint' })).closest('section') as HTMLElement);
    await user.click(part.getByRole('button', { name: 'Save' }));
    expect(await part.findByText('Saved as checkpoint.txt.')).toBeTruthy();
    expect(part.getByText('Made at entry 41 of the log.')).toBeTruthy();
    await user.type(part.getByRole('textbox', { name: 'Mail it to' }), 'auditor@example.org');
    await user.click(part.getByRole('button', { name: 'Open as mail' }));
    expect(await part.findByText('Opened in your mail client.')).toBeTruthy();
    expect(asked(desk, 'evidence.checkpoint')).toMatchObject([
      { way: 'file', to: '' },
      { way: 'mail', to: 'auditor@example.org' },
    ]);

    await user.click(part.getByText('Time stamp of an authority (RFC 3161)'));
    expect(part.getByText(/Only a SHA-256 hash of the checkpoint leaves this computer/)).toBeTruthy();
    await user.click(part.getByRole('button', { name: 'Ask for a time stamp' }));
    expect((await part.findByRole('alert')).textContent).toMatch(/begins with https/);
    await user.type(part.getByRole('textbox', { name: 'Address of the authority' }), 'https://stamp.example/tsa');
    await user.click(part.getByRole('button', { name: 'Ask for a time stamp' }));
    expect(await part.findByText(/Stamped by the authority/)).toBeTruthy();
    expect(asked(desk, 'evidence.timestamp')).toMatchObject([{ authority: 'https://stamp.example/tsa' }]);
  });

  it('keeps the verifier beside the bundles', async () => {
    const desk = deskWith();
    desk.answer('evidence.saveVerifier', () => ({ kind: 'saved', where: 'verify-evidence.mjs' }));
    const { user } = await openDesk('/evidence/case-5', desk);
    await user.click(await screen.findByRole('button', { name: 'Save the verifier' }));
    expect(await screen.findByText('Saved as verify-evidence.mjs.')).toBeTruthy();
  });

  it('says that a key in memory ends with the session, and that a lost key was replaced', async () => {
    const desk = deskWith();
    desk.answer('evidence.key', () => ({ ...key, kept: 'memory', replaces: 'ee'.repeat(32) }));
    await openDesk('/evidence/case-5', desk);
    expect(await screen.findByText(/it ends with this session/)).toBeTruthy();
    expect(screen.getByText(/is lost. Bundles that it sealed can still be checked/)).toBeTruthy();
  });

  it('is reached from the request, folded away while it is open, with the number of its mails', async () => {
    const desk = deskWith();
    desk.answer('mails.list', () => ({ rows: [], more: false }));
    const { user } = await openDesk('/requests/case-5', desk);
    expect((await screen.findByRole('link', { name: 'Mails of this request: none yet' })).getAttribute('href')).toContain('case=case-5');
    expect(screen.queryByRole('link', { name: 'See what the bundle would hold' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Evidence' }));
    expect(screen.getByRole('link', { name: 'See what the bundle would hold' }).getAttribute('href')).toContain('/evidence/case-5');
  });

  it('knows what is no address of an authority', () => {
    expect(['', 'stamp.example', 'ftp://stamp.example', 'javascript:alert(1)'].map(isAuthority)).toEqual([false, false, false, false]);
    expect(isAuthority('http://stamp.example/tsa')).toBe(true);
  });
});
