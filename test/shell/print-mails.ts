import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type MailToDraw, picturePage, textOf } from '../../src/core/mail/picture-page.ts';
import { facesFor } from '../../src/engine/adapters/mail/picture-fonts.ts';
import { createPrinter } from '../../src/web/host/print.ts';

const at = '2026-11-22T01:30:00Z';
export const mailToDraw = (change: Partial<MailToDraw['reading']>, more: Partial<Omit<MailToDraw, 'reading'>> = {}): MailToDraw => ({
  record: { kind: 'consent', sha256: 'ab'.repeat(32), state: 'made', how: 'file', attempts: [], filedAt: at, filedBy: 'Li Wei' },
  reading: {
    from: [{ name: 'Acme', address: 'desk@partner.example' }],
    to: [{ name: '', address: 'owner@customer.example' }],
    ...{ cc: [], subject: 'Subject', date: at, messageId: 'id@partner.example' },
    body: { text: 'Text', from: 'text', cut: false },
    attachments: [],
    ...change,
  },
  ...{ settled: null, simulated: false, drawnAt: at },
  ...more,
});
export const withText = (text: string): MailToDraw => mailToDraw({ body: { text, from: 'text', cut: false } });

/** A mail drawn by the Chromium of this machine, with what the programs of Poppler read of its PDF. */
export async function drawn(mail: MailToDraw, width = 800) {
  const html = picturePage(mail, await facesFor(textOf(mail)));
  const { pdf, png } = await createPrinter().print({ html, width });
  const folder = await mkdtemp(join(tmpdir(), 'print-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'mail.pdf');
  await writeFile(file, pdf);
  return { pdf, png, file, text: read('pdftotext', '-raw', '-nopgbrk', file, '-'), fonts: fontsOf(read('pdffonts', file)) };
}

export function read(program: string, ...given: readonly string[]): string {
  const { status, stdout, error } = spawnSync(program, [...given], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? status}`);
  return stdout;
}

/** Rows of pdffonts: the name without its tag, and whether it is embedded. */
const fontsOf = (table: string) =>
  table
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = ''] = line.split(/\s+/);
      return {
        name: name.replace(/^[A-Z]{6}\+/, ''),
        embedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)?.[1] === 'yes',
      };
    });
