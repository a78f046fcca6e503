import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EvidenceProgress } from '../../../src/contract/evidence.ts';
import type { CaseId } from '../../../src/core/case/case.ts';
import type { LogDraft } from '../../../src/core/log/entry.ts';
import { MailId, type MailRecord } from '../../../src/core/mail/mail.ts';
import { account, clearChecklist, type DeskUnderTest, deskUnderTest, submission } from '../handlers/desk-under-test.ts';

const verifier = new URL('../../../resources/verify-evidence.mjs', import.meta.url);
export const { verifyEvidence } = (await import(verifier.href)) as {
  verifyEvidence(path: string, key?: string | null): { readonly problems: readonly string[]; readonly said: readonly string[] };
};
export const verifierPath = verifier.pathname;

export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A desk with a request that was submitted, and two mails filed under it. */
export async function deskWithCase(): Promise<{ desk: DeskUnderTest; caseId: CaseId }> {
  const desk = await deskUnderTest();
  onTestFinished(desk.stop);
  const customerId = desk.customer(0);
  await clearChecklist(desk, customerId);
  const { caseId } = await desk.client.requests.prepare({ account, customerId });
  await desk.client.requests.submit(submission(desk, caseId));
  await desk.store.appendLog(
    [1, 2, 3].map((count) => ({
      at: desk.time.now(),
      operation: 'sync-finished',
      result: 'ok',
      source: 'app',
      customerId: null,
      caseId: null,
      detail: { count },
      personal: { operator: 'Somebody Else' },
    })),
  );
  await fileMail(
    desk,
    caseId,
    { id: 'mail-1', kind: 'consent', state: 'sent', subject: 'Consent' },
    'Subject: Consent\r\n\r\nWe agree.\r\n',
  );
  const answer = 'Subject: Re: Consent <script>alert(1)</script>\r\n\r\nAgreed.\r\n';
  await fileMail(desk, caseId, { id: 'mail-2', kind: 'answer', state: 'received', subject: 'Re: <script>alert(1)</script>\u202e' }, answer);
  return { desk, caseId };
}

async function fileMail(
  desk: DeskUnderTest,
  caseId: CaseId,
  about: Pick<MailRecord, 'kind' | 'state' | 'subject'> & { readonly id: string },
  text: string,
): Promise<void> {
  const raw = Buffer.from(text);
  const mail: MailRecord = {
    how: 'file',
    customerId: desk.customer(0),
    caseId,
    messageId: `${about.id}@example.test`,
    inReplyTo: [],
    references: [],
    from: [{ name: '', address: 'partner@example.test' }],
    to: [{ name: 'Kim', address: 'kim@example.test' }],
    cc: [],
    date: desk.time.now(),
    filedAt: desk.time.now(),
    filedBy: 'Ann Lee',
    form: 'eml',
    bytes: raw.length,
    sha256: createHash('sha256').update(raw).digest('hex'),
    authentication: [],
    attempts: [],
    ...about,
    id: MailId.parse(about.id),
  };
  const filed: LogDraft = {
    at: desk.time.now(),
    operation: 'mail-filed',
    result: 'ok',
    source: 'person',
    customerId: desk.customer(0),
    caseId,
    detail: { kind: mail.kind },
    personal: { operator: 'Ann Lee' },
  };
  await desk.store.writeMail({ mail, raw, expected: null, log: [filed], notices: [] });
}

/** Seals to the end; the steps it told. */
export async function seal({ client }: DeskUnderTest, caseId: CaseId, pictures = false): Promise<readonly EvidenceProgress[]> {
  const steps: EvidenceProgress[] = [];
  for await (const step of await client.evidence.seal({ account, caseId, pictures })) steps.push(step);
  return steps;
}

/** Seals, and puts the bundle that the person was handed on the disk. */
export async function sealedFile(desk: DeskUnderTest, caseId: CaseId, pictures = false): Promise<string> {
  await seal(desk, caseId, pictures);
  const path = join(testFolder(), 'bundle.zip');
  writeFileSync(path, lastSaved(desk));
  return path;
}

export function lastSaved({ host }: DeskUnderTest): Buffer {
  const saved = host.saved.at(-1);
  if (!saved) throw new Error('nothing was saved');
  return Buffer.from(saved.bytes);
}
