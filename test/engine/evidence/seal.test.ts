import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Manifest } from '../../../src/core/evidence/manifest.ts';
import { Fault } from '../../../src/core/fault.ts';
import { zipFile } from '../../../src/engine/adapters/evidence/zip-file.ts';
import { gatherCase, mailsOfCase } from '../../../src/engine/desk/evidence/gather.ts';
import { logExtract, ownSequences } from '../../../src/engine/desk/evidence/log-extract.ts';
import { soundPlace } from '../../../src/engine/desk/evidence/log-sound.ts';
import { sealingKey } from '../../../src/engine/desk/evidence/seal-key.ts';
import { writeBundle } from '../../../src/engine/desk/evidence/write-bundle.ts';
import { account, type DeskUnderTest } from '../handlers/desk-under-test.ts';
import { deskWithCase, lastSaved, seal, sealedFile, testFolder, verifierPath, verifyEvidence } from './bundle.ts';

const textOf = (files: Readonly<Record<string, Uint8Array>>, path: string): string => Buffer.from(files[path] ?? []).toString('utf8');

describe('a sealed case', () => {
  test('is whole for the verifier, which says what a seal shows', async () => {
    const { desk, caseId } = await deskWithCase();
    const path = await sealedFile(desk, caseId);
    const { fingerprint } = await desk.client.evidence.key({ account });
    const said = execFileSync(process.execPath, [verifierPath, path, '--key', fingerprint], { encoding: 'utf8' });
    expect(said).toContain('WHOLE: nothing changed');
    const sentence = `Shows that nothing changed since sealing by key ${fingerprint}; not who wrote it nor when. The app records what a person said; it does not verify it.`;
    expect(said).toContain(sentence);
    const files = unzipSync(readFileSync(path));
    expect(textOf(files, 'VERIFY.txt')).toContain(sentence);
    expect(textOf(files, 'index.html')).toContain(sentence);
    expect(Manifest.parse(JSON.parse(textOf(files, 'manifest.json'))).statement).toBe(sentence);
  });

  test('is whole for sha256sum, for openssl and for the steps of VERIFY.txt', async () => {
    const { desk, caseId } = await deskWithCase();
    const path = await sealedFile(desk, caseId, true);
    const cwd = testFolder();
    const run = (program: string, ...given: string[]) =>
      execFileSync(program, given, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    run('unzip', '-q', path);
    expect(verifyEvidence(cwd).problems).toEqual([]);
    const steps = readFileSync(join(cwd, 'VERIFY.txt'), 'utf8').match(/^ {6}(?:sha256sum|openssl) .*$/gmu) ?? [];
    expect(steps).toHaveLength(3);
    const [sums = '', signature = '', key = ''] = steps.map((step) => run('sh', '-c', step));
    expect(sums).toMatch(/^mails\/01-consent-sent\.eml: OK$/m);
    expect(signature).toContain('Signature Verified Successfully');
    expect(key).toContain((await desk.client.evidence.key({ account })).fingerprint);

    writeFileSync(join(cwd, 'check.json'), '{}');
    expect(() => run('sh', '-c', steps[0] ?? '')).toThrow(/did NOT match/);
    writeFileSync(join(cwd, 'manifest.json'), '{}');
    expect(() => run('sh', '-c', steps[1] ?? '')).toThrow();
  });

  test('is whole by every command of docs/evidence.md', async () => {
    const { desk, caseId } = await deskWithCase();
    const path = await sealedFile(desk, caseId);
    const cwd = testFolder();
    execFileSync('unzip', ['-q', path], { cwd });
    const guide = readFileSync(new URL('../../../docs/evidence.md', import.meta.url), 'utf8');
    const commands = guide.match(/^ *(?:sha256sum|openssl|jq) .*$/gmu) ?? [];
    expect(commands.filter((command) => command.includes('jq'))).toHaveLength(4);
    const output = commands.map((command) =>
      execFileSync('bash', ['-c', command], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    const [, list = '', key = '', same, , , , checkpoint = ''] = output;
    expect([list, checkpoint].map((said) => said.trim())).toEqual(['Signature Verified Successfully', 'Signature Verified Successfully']);
    expect(key).toContain((await desk.client.evidence.key({ account })).fingerprint);
    expect(same).toBe('');
  });

  test('holds every mail as it was filed, both checks with their sources, the decisions and the log of the case', async () => {
    const { desk, caseId } = await deskWithCase();
    const steps = await seal(desk, caseId, true);
    const files = unzipSync(lastSaved(desk));
    expect(Object.keys(files).sort()).toEqual(
      [
        'SHA256SUMS',
        'VERIFY.txt',
        'check.json',
        'checkpoint.json',
        'decisions.json',
        'index.html',
        'log/entries.jsonl',
        'mails/01-consent-sent.eml',
        'mails/02-answer-received.eml',
        'mails/mails.json',
        'manifest.json',
        'manifest.sig',
        'pictures/01-consent-sent.pdf',
        'pictures/01-consent-sent.png',
        'pictures/02-answer-received.pdf',
        'pictures/02-answer-received.png',
        'public-key.pem',
      ].sort(),
    );
    expect(textOf(files, 'mails/01-consent-sent.eml')).toBe('Subject: Consent\r\n\r\nWe agree.\r\n');
    const check = JSON.parse(textOf(files, 'check.json'));
    expect(check.verdicts.map((verdict: { step: string }) => verdict.step)).toEqual(['submit', 'agree']);
    expect(check.verdicts[0].findings[0].sources[0].address).toMatch(/^https:/);
    expect(JSON.parse(textOf(files, 'decisions.json'))).toMatchObject({
      simulated: true,
      case: { id: caseId, state: 'awaiting-customer' },
    });
    expect(textOf(files, 'log/entries.jsonl')).toContain('Ann Lee');
    expect(textOf(files, 'log/entries.jsonl')).not.toContain('Somebody Else');
    expect(steps.at(-1)).toMatchObject({ step: 'done', delivered: { kind: 'saved' }, files: 17 });
    expect(steps.map(({ step }) => step)).toContain('verifying-log');
  });

  test('says SIMULATED wherever it is read when it comes from the practice desk', async () => {
    const { desk, caseId } = await deskWithCase();
    await seal(desk, caseId);
    const files = unzipSync(lastSaved(desk));
    expect(desk.host.saved.at(-1)?.name).toBe(`SIMULATED evidence Practice ${caseId} 2026-11-22.zip`);
    for (const path of ['index.html', 'VERIFY.txt']) expect(textOf(files, path)).toContain('SIMULATED');
    for (const path of ['manifest.json', 'decisions.json', 'check.json', 'checkpoint.json'])
      expect(JSON.parse(textOf(files, path))).toMatchObject({ simulated: true });
  });

  test('says that there are no pictures where none were asked for, and where nothing draws', async () => {
    const { desk, caseId } = await deskWithCase();
    const pictures = async () => {
      const files = unzipSync(lastSaved(desk));
      return JSON.parse(textOf(files, 'manifest.json')).pictures;
    };
    await seal(desk, caseId, false);
    expect(await pictures()).toEqual({ state: 'not-asked', by: null, failed: [] });
    desk.host.prints = false;
    await seal(desk, caseId, true);
    expect(await pictures()).toEqual({ state: 'nothing-draws-here', by: null, failed: [] });
  });

  test('names the mail whose picture failed, and is sealed without it', async () => {
    const { desk, caseId } = await deskWithCase();
    const { print } = desk.host;
    let asked = 0;
    desk.host.print = async (page) => {
      asked += 1;
      if (asked === 2) throw new Fault('picture-failed');
      return print(page);
    };
    const path = await sealedFile(desk, caseId, true);
    const files = unzipSync(readFileSync(path));
    expect(JSON.parse(textOf(files, 'manifest.json')).pictures).toMatchObject({ state: 'drawn', failed: [2] });
    expect(Object.keys(files).filter((name) => name.startsWith('pictures/02'))).toEqual([]);
    expect(verifyEvidence(path).problems).toEqual([]);
  });

  test('is written in the log with its sum, and its clear text as revealed', async () => {
    const { desk, caseId } = await deskWithCase();
    const done = (await seal(desk, caseId)).at(-1);
    const { rows } = await desk.store.log({ search: '', filters: { caseId }, before: null, limit: 2 });
    expect(rows.map(({ entry }) => entry.operation)).toEqual(['evidence-sealed', 'personal-data-revealed']);
    const { fingerprint } = await desk.client.evidence.key({ account });
    expect(rows[0]?.entry.detail).toMatchObject({ sha256: done?.sha256, fingerprint });
    expect(rows[0]?.personal).toMatchObject({ operator: 'Ann Lee' });
  });
});

describe('two bundles of the same case', () => {
  test('are the same byte for byte when everything they hold is the same', async () => {
    const { desk, caseId } = await deskWithCase();
    const one = await written(desk, caseId);
    expect((await written(desk, caseId)).equals(one)).toBe(true);
  });

  test('differ only in when they were made and where the log stood', async () => {
    const { desk, caseId } = await deskWithCase();
    await seal(desk, caseId);
    const one = unzipSync(lastSaved(desk));
    await seal(desk, caseId);
    const other = unzipSync(lastSaved(desk));
    const differing = Object.keys(one).filter((path) => textOf(one, path) !== textOf(other, path));
    expect(differing.sort()).toEqual(['SHA256SUMS', 'checkpoint.json', 'index.html', 'log/entries.jsonl', 'manifest.json', 'manifest.sig']);
    expect(textOf(other, 'log/entries.jsonl').startsWith(textOf(one, 'log/entries.jsonl'))).toBe(true);
  });
});

describe('the log of a bundle', () => {
  test('leaves links beyond the bound to the signed checkpoint, says so, and is whole', async () => {
    const { desk, caseId } = await deskWithCase();
    const path = join(testFolder(), 'bundle.zip');
    writeFileSync(path, await written(desk, caseId, 1));
    const { problems, said } = verifyEvidence(path);
    expect(problems).toEqual([]);
    expect(said.join('\n')).toMatch(/only the signed checkpoint proves it/);
    expect(textOf(unzipSync(readFileSync(path)), 'index.html')).toContain('the rest was too long');
  });

  test('is empty for a case of which the log says nothing', async () => {
    const { desk } = await deskWithCase();
    const place = await soundPlace(desk.desk);
    const extract = logExtract(desk.desk, { own: [], place, signal: new AbortController().signal });
    const pieces = [];
    for await (const piece of extract.pieces()) pieces.push(piece);
    expect(pieces).toEqual([]);
    expect(extract.span).toMatchObject({ first: 0, own: 0, links: 0, linkedUntil: place.sequence });
  });
});

async function written(desk: DeskUnderTest, caseId: string, mostLinks?: number): Promise<Buffer> {
  const path = join(testFolder(), 'bundle.zip');
  const key = await sealingKey(desk.desk);
  const place = await soundPlace(desk.desk);
  const zip = await zipFile(path);
  await writeBundle(zip, {
    desk: desk.desk,
    version: '0.0.0',
    evidence: await gatherCase(desk.desk, caseId),
    mails: await mailsOfCase(desk.desk, caseId),
    own: await ownSequences(desk.desk, caseId, place.sequence),
    place,
    key,
    pictures: { state: 'not-asked', by: null, draw: null },
    signal: new AbortController().signal,
    tell: () => {},
    ...(mostLinks === undefined ? {} : { mostLinks }),
  });
  await zip.close();
  return readFileSync(path);
}
