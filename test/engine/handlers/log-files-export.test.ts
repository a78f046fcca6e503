import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { LogExportInput, LogExportProgress } from '../../../src/contract/log-files.ts';
import { csvColumns } from '../../../src/core/log/export-csv.ts';
import { exportLog } from '../../../src/engine/desk/log-files/export.ts';
import { account, type DeskUnderTest, deskUnderTest, refusal } from './desk-under-test.ts';

let desk: DeskUnderTest;
beforeEach(async () => {
  desk = await deskUnderTest();
});
afterEach(() => desk.stop());

const everything: LogExportInput = { search: '', filters: {}, form: 'csv', personal: 'masked', bom: false, timeZone: 'Asia/Hong_Kong' };
const verifier = fileURLToPath(new URL('../../../docs/verify-log.py', import.meta.url));
const nasty = [
  '=HYPERLINK("http://evil.example")',
  '+1',
  '@x',
  'a;=1',
  'two\r\nlines',
  '"quoted", and more',
  '安可物流',
  '007',
  '3/4',
  "'own",
  '2026-11-22',
  '12e4',
  'TRUE',
  '1.5',
  ' blanks ',
];

/** Runs an export to its end. */
async function exported(change: Partial<LogExportInput> = {}): Promise<{ readonly end: LogExportProgress; readonly bytes: Uint8Array }> {
  let end: LogExportProgress | null = null;
  for await (const step of await desk.client.logFiles.export({ account, ...everything, ...change })) end = step;
  const file = desk.host.saved.at(-1);
  if (end === null || file === undefined) throw new Error('nothing was exported');
  return { end, bytes: file.bytes };
}
const textOf = ({ bytes }: { readonly bytes: Uint8Array }) => Buffer.from(bytes).toString('utf8');
const unfinished = () => (existsSync(join(desk.folder, 'unfinished')) ? readdirSync(join(desk.folder, 'unfinished')) : []);

/** Entries that tempt spreadsheets, about a customer. */
async function tempt(): Promise<void> {
  const customerId = desk.customer(0);
  await desk.store.appendLog(
    nasty.map((text) => ({
      at: desk.time.now(),
      operation: 'case-noted',
      result: 'ok',
      source: 'person',
      customerId,
      caseId: null,
      detail: { tempting: text },
      personal: { operator: text, accountName: text, note: text, email: 'owner@acme.example' },
    })),
  );
}
function python(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', program, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
const readByPython = (path: string): string[][] =>
  JSON.parse(python('import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))))', path));
const undone = (text: string) => text.replace(/^'/u, '').replace(/([;\t\r\n|])'/gu, '$1');

describe('An export of the log', () => {
  it('says beforehand how many entries it would hold, and what draws reports here', async () => {
    await tempt();
    const plan = await desk.client.logFiles.plan({ account, search: '', filters: { operation: 'case-noted' } });
    expect(plan).toMatchObject({ entries: nasty.length, printer: 'a fake browser', reportRows: 2_000 });
  });

  it('as a table is read by Python with the very texts that were written, and by words and filters alone', async () => {
    await tempt();
    const made = await exported({ filters: { operation: 'case-noted', customerId: desk.customer(0) }, personal: 'clear', bom: true });
    const path = join(desk.folder, 'log.csv');
    writeFileSync(path, made.bytes);
    const [head, ...rows] = readByPython(path);
    expect(head).toEqual([...csvColumns]);
    const column = (name: (typeof csvColumns)[number]) => rows.map((row) => row[csvColumns.indexOf(name)] ?? '');
    expect(column('operator').map(undone)).toEqual(nasty);
    expect(column('texts').map((text) => JSON.parse(undone(text)))).toEqual(nasty.map((note) => ({ note, email: 'owner@acme.example' })));
    expect(textOf(made).startsWith('\ufeff')).toBe(true);
    expect(made.end).toMatchObject({ step: 'done', entries: nasty.length, bytes: made.bytes.length });
    expect((await exported({ search: '安可' })).end.entries).toBe(1);
  });

  it('masks what pages mask unless clear text was chosen, and clear text is logged as a reveal', async () => {
    await tempt();
    for (const form of ['csv', 'jsonl'] as const) {
      const masked = textOf(await exported({ form }));
      expect(masked).not.toContain('owner@acme.example');
      expect(masked).toContain('o•••@a•••.example');
    }
    const reveals = { search: '', filters: { operation: 'personal-data-revealed' as const }, before: null, limit: 9 };
    expect((await desk.store.log(reveals)).total).toBe(0);
    expect(textOf(await exported({ personal: 'clear' }))).toContain('owner@acme.example');
    expect((await desk.store.log(reveals)).rows[0]?.entry.detail).toEqual({ what: 'log-export', form: 'csv' });
  });

  it('is in the log: what was asked for, how much, and the sum of the file', async () => {
    await tempt();
    const { end, bytes } = await exported({ search: 'owner', filters: { customerId: desk.customer(0), source: 'person' } });
    expect(end.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { rows } = await desk.store.log({ search: '', filters: { operation: 'log-exported' }, before: null, limit: 1 });
    expect(rows[0]).toMatchObject({ customerId: desk.customer(0), personal: { operator: 'Ann Lee', search: 'owner' } });
    expect(rows[0]?.entry.detail).toEqual({
      form: 'csv',
      entries: nasty.length,
      bytes: bytes.length,
      sha256: end.sha256,
      masked: true,
      'only-source': 'person',
    });
  });

  it('of everything, as lines of JSON in clear, is verified by the stranger’s program', async () => {
    await tempt();
    const path = join(desk.folder, 'log.jsonl');
    const { end, bytes } = await exported({ form: 'jsonl', personal: 'clear' });
    writeFileSync(path, bytes);
    const checked = spawnSync('python3', [verifier, path], { encoding: 'utf8' });
    expect(checked.stdout).toContain(`sound: ${end.entries} entries`);
    writeFileSync(path, textOf({ bytes }).replace('two', 'too'));
    expect(spawnSync('python3', [verifier, path], { encoding: 'utf8' }).status).toBe(1);
  });

  it('as a report says what was asked for, that it is simulated, and shows hostile text as text', async () => {
    await desk.store.appendLog([
      {
        at: desk.time.now(),
        operation: 'case-noted',
        result: 'ok',
        source: 'person',
        customerId: null,
        caseId: null,
        detail: {},
        personal: { operator: '<script>alert(1)</script>', note: 'left \u202e right' },
      },
    ]);
    const { end, bytes } = await exported({ form: 'pdf', filters: { operation: 'case-noted' } });
    const page = desk.host.printed.at(-1) ?? '';
    expect(page).toContain('SIMULATED');
    expect(page).toContain('case-noted');
    expect(page).not.toContain('<script');
    expect(page).toContain('⟨U+202E⟩');
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/^%PDF/);
    expect(end.entries).toBe(1);
    expect(desk.host.saved.at(-1)?.name).toMatch(/^SIMULATED operation log Practice 2026-\d\d-\d\d\.pdf$/);
  });

  it('as a report says plainly where nothing draws, and that it shows the newest when they are too many', async () => {
    const draft = {
      at: desk.time.now(),
      operation: 'check-run',
      result: 'ok',
      source: 'app',
      customerId: null,
      caseId: null,
      personal: {},
    } as const;
    await desk.store.appendLog(Array.from({ length: 2_100 }, (_, round) => ({ ...draft, detail: { round } })));
    const { end } = await exported({ form: 'pdf', filters: { operation: 'check-run' } });
    expect(end.entries).toBe(2_000);
    const page = desk.host.printed.at(-1) ?? '';
    expect(page).toContain('the newest 2000 of 2100 entries');
    expect(page).toContain('round: 2099');
    expect(page).not.toContain('round: 99<');
    desk.host.prints = false;
    expect(await refusal(exported({ form: 'pdf' }))).toMatchObject({ code: 'picture-unavailable' });
    expect(await refusal(exported({ form: 'pdf', timeZone: 'nowhere' }))).toMatchObject({ code: 'picture-unavailable' });
    expect(unfinished()).toEqual([]);
  });

  it('that is left leaves no file and no entry', async () => {
    const draft = {
      at: desk.time.now(),
      operation: 'check-run',
      result: 'ok',
      source: 'app',
      customerId: null,
      caseId: null,
      detail: {},
    } as const;
    await desk.store.appendLog(Array.from({ length: 20_000 }, () => ({ ...draft, personal: { operator: 'Ann Lee' } })));
    for await (const step of await desk.client.logFiles.export({ account, ...everything })) if (step.step === 'reading') break;
    expect(unfinished()).toEqual([]);
    expect(desk.host.saved).toEqual([]);
    expect((await desk.store.log({ search: '', filters: { operation: 'log-exported' }, before: null, limit: 1 })).total).toBe(0);
    // The desk is as it was: the same export comes to its end.
    expect((await exported()).end.entries).toBeGreaterThan(20_000);
  });

  it('that the person does not save is no export', async () => {
    desk.host.saveFile = async () => ({ kind: 'cancelled' });
    const steps: LogExportProgress[] = [];
    for await (const step of await desk.client.logFiles.export({ account, ...everything })) steps.push(step);
    expect(steps.at(-1)).toMatchObject({ delivered: { kind: 'cancelled' }, sha256: null });
    expect(unfinished()).toEqual([]);
    expect((await desk.store.log({ search: '', filters: { operation: 'log-exported' }, before: null, limit: 1 })).total).toBe(0);
  });

  it('on a disk that is full says so and leaves nothing half-written', async () => {
    await tempt();
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
    let written = 0;
    const { open } = await import('node:fs/promises');
    const parts = {
      desk: desk.desk,
      unfinished: join(desk.folder, 'unfinished'),
      openFile: async (path: string) => {
        const file = await open(path, 'wx');
        const write = async (bytes: Uint8Array, at: number) => {
          written += 1;
          if (written > 1) throw full;
          return file.write(bytes, at);
        };
        return { write: write as typeof file.write, sync: () => file.sync(), close: () => file.close() };
      },
    };
    const failing = exportLog(parts, everything, () => {}, new AbortController().signal);
    await expect(failing).rejects.toMatchObject({ code: 'disk-full' });
    expect(written).toBe(2);
    expect(unfinished()).toEqual([]);
    expect(desk.host.saved).toEqual([]);
  });
});

const office = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
if (office.error) console.info(`LibreOffice is not here (${office.error.message}): what it reads of an export is not shown in this run`);

test.runIf(office.status === 0)(
  'LibreOffice opens an exported table with the content that Python reads, and computes nothing of it',
  async () => {
    await tempt();
    const path = join(desk.folder, 'log.csv');
    writeFileSync(path, (await exported({ filters: { operation: 'case-noted' }, personal: 'clear', bom: true })).bytes);
    const home = join(desk.folder, 'office');
    // Separated by commas, in UTF-8, as a person opens it; written again as every cell is shown.
    const done = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${home}`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false',
        '--infilter=CSV:44,34,76,1',
        '--outdir',
        home,
        path,
      ],
      { encoding: 'utf8', timeout: 50_000 },
    );
    expect(done.stderr + done.stdout).toContain('convert');
    const [ours, theirs] = [readByPython(path), readByPython(join(home, 'log.csv'))];
    expect(theirs).toEqual(ours.map((row) => row.map((text) => text.replaceAll('\r\n', '\n'))));
    expect(readFileSync(join(home, 'log.csv'), 'utf8')).not.toMatch(/#NAME|Err:/u);
  },
);
