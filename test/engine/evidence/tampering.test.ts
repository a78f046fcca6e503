import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { evidenceStatement } from '../../../src/core/evidence/statement.ts';
import { zipFile } from '../../../src/engine/adapters/evidence/zip-file.ts';
import { deskWithCase, sealedFile, testFolder, verifyEvidence } from './bundle.ts';

const seed = Number(process.env.DESK_SEED ?? 1);
/** Park and Miller: the same numbers for the same seed. */
function numbers(): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let original: Buffer | null = null;
async function sealed(): Promise<Buffer> {
  if (original === null) {
    const { desk, caseId } = await deskWithCase();
    original = readFileSync(await sealedFile(desk, caseId, true));
  }
  return original;
}
/** Where each file's bytes lie in the bundle. */
function placesOf(bytes: Buffer): readonly { readonly path: string; readonly begin: number; readonly end: number }[] {
  const places = [];
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const nameLength = bytes.readUInt16LE(at + 26);
    const begin = at + 30 + nameLength;
    const end = begin + bytes.readUInt32LE(at + 18);
    places.push({ path: bytes.subarray(at + 30, begin).toString(), begin, end });
    at = end;
  }
  return places;
}
function verdictOn(bytes: Uint8Array): readonly string[] {
  const path = join(testFolder(), 'bundle.zip');
  writeFileSync(path, bytes);
  return verifyEvidence(path).problems;
}
/** Changes one byte and asks at the same path, since a thousand folders are slow. */
function changedAt(path: string, bytes: Buffer, at: number, by: number): readonly string[] {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ by;
  writeFileSync(path, copy);
  return verifyEvidence(path).problems;
}

describe('a bundle that was changed', () => {
  test(`is caught at each of 200 places anywhere in it, and the file is named (seed ${seed})`, async () => {
    const bytes = await sealed();
    const places = placesOf(bytes);
    const path = join(testFolder(), 'bundle.zip');
    const number = numbers();
    const missed = [];
    for (let count = 0; count < 200; count += 1) {
      const at = number(bytes.length);
      const problems = changedAt(path, bytes, at, 1 + number(255));
      const file = places.find(({ begin, end }) => at >= begin && at < end);
      const named = problems.some((problem) => problem.includes(file?.path ?? ''));
      if (problems.length === 0 || !named) missed.push({ at, file: file?.path, problems });
    }
    expect(missed).toEqual([]);
  });

  test('is caught at every single byte that belongs to no file: headers, directory and end', async () => {
    const bytes = await sealed();
    const places = placesOf(bytes);
    const path = join(testFolder(), 'bundle.zip');
    const inFile = new Uint8Array(bytes.length);
    for (const { begin, end } of places) inFile.fill(1, begin, end);
    const outside = [...inFile.keys()].filter((at) => inFile[at] === 0);
    expect(outside.length).toBeGreaterThan(1000);
    expect(outside.filter((at) => changedAt(path, bytes, at, 0x01).length === 0)).toEqual([]);
  });

  test('is caught at every single bit of its signature and its key', async () => {
    const bytes = await sealed();
    const path = join(testFolder(), 'bundle.zip');
    const missed = [];
    for (const { begin, end, path: name } of placesOf(bytes).filter((place) => /\.(sig|pem)$/.test(place.path)))
      for (let at = begin; at < end; at += 1)
        if (!changedAt(path, bytes, at, 1 << (at % 8)).some((problem) => problem.includes(name))) missed.push({ name, at: at - begin });
    expect(missed).toEqual([]);
  });
});

describe('a .zip that is odd', () => {
  test.each([
    ['a byte behind it', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from([0])])],
    ['a byte before it', (bytes: Buffer) => Buffer.concat([Buffer.from([0]), bytes])],
    ['its end cut off', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['nothing in it', () => Buffer.alloc(0)],
    [
      'a comment',
      (bytes: Buffer) => {
        const copy = Buffer.concat([bytes, Buffer.from('hi')]);
        copy.writeUInt16LE(2, bytes.length - 2);
        return copy;
      },
    ],
    ['the same files packed by another program', (bytes: Buffer) => Buffer.from(zipSync(unzipSync(bytes)))],
    [
      'bytes between its files and its directory',
      (bytes: Buffer) => {
        const start = bytes.readUInt32LE(bytes.length - 6);
        const copy = Buffer.concat([bytes.subarray(0, start), Buffer.from('between'), bytes.subarray(start)]);
        copy.writeUInt32LE(start + 7, copy.length - 6);
        return copy;
      },
    ],
  ])('is refused: %s', async (_, change) => {
    expect(verdictOn(change(await sealed()))).not.toEqual([]);
  });

  test.each(['../evil', '/etc/evil', 'a//b', 'C:evil', 'a\\b', './a', 'a.', 'mails/%2e%2e'])(
    'is refused when a name in it is %s',
    async (name) => {
      const files = Object.entries(unzipSync(await sealed()));
      const problems = verdictOn(await packed([...files, [name, Buffer.from('x')]]));
      expect(problems.join('\n')).toContain(JSON.stringify(name));
    },
  );

  test('is refused when a file is in it twice, also in other letters', async () => {
    const files = Object.entries(unzipSync(await sealed()));
    expect(verdictOn(await packed([...files, ['check.json', Buffer.from('{}')]]))).toContain('ADDED check.json: it is in the .zip twice.');
    expect(verdictOn(await packed([...files, ['CHECK.json', Buffer.from('{}')]]))).toContain('ADDED CHECK.json: it is in the .zip twice.');
  });
});

async function packed(files: readonly (readonly [string, Uint8Array])[]): Promise<Buffer> {
  const path = join(testFolder(), 'packed.zip');
  const zip = await zipFile(path);
  for (const [name, bytes] of files) await zip.add(name, [bytes]);
  await zip.finish();
  await zip.close();
  return readFileSync(path);
}

async function unpacked(): Promise<string> {
  const path = join(testFolder(), 'bundle.zip');
  writeFileSync(path, await sealed());
  const folder = testFolder();
  execFileSync('unzip', ['-q', path], { cwd: folder });
  return folder;
}

describe('an unpacked bundle', () => {
  test('names what is missing, what was added, and what was renamed', async () => {
    const folder = await unpacked();
    expect(verifyEvidence(folder).problems).toEqual([]);
    rmSync(join(folder, 'check.json'));
    renameSync(join(folder, 'decisions.json'), join(folder, 'decision.json'));
    mkdirSync(join(folder, 'mails', 'more'));
    writeFileSync(join(folder, 'mails', 'more', 'x.eml'), 'x');
    expect([...verifyEvidence(folder).problems].sort()).toEqual([
      'ADDED decision.json: the list does not name it.',
      'ADDED mails/more/x.eml: the list does not name it.',
      'MISSING check.json.',
      'MISSING decisions.json.',
    ]);
  });

  test.each(['manifest.json', 'manifest.sig', 'SHA256SUMS', 'public-key.pem', 'checkpoint.json', 'log/entries.jsonl'])(
    'is not whole without %s',
    async (name) => {
      const folder = await unpacked();
      rmSync(join(folder, name));
      expect(verifyEvidence(folder).problems.join('\n')).toContain(name);
    },
  );

  test('cannot speak for the verifier: what its names say stays in their own sentence', async () => {
    const folder = await unpacked();
    const wiped = '\u001b[2J';
    writeFileSync(join(folder, `x\nWHOLE: nothing changed, nothing is missing, nothing was added.${wiped}\u202E`), 'x');
    const { problems } = verifyEvidence(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^ADDED x\\u\{a\}WHOLE/u);
    expect(problems[0]).not.toMatch(/[\p{C}\p{Zl}]/u);
  });

  test('takes no link for a file', async () => {
    const folder = await unpacked();
    const path = join(folder, 'check.json');
    renameSync(path, join(folder, '..', 'check-elsewhere.json'));
    symlinkSync(join(folder, '..', 'check-elsewhere.json'), path);
    expect(verifyEvidence(folder).problems).toContain('ADDED check.json: it is no plain file.');
    rmSync(join(folder, '..', 'check-elsewhere.json'));
  });
});

describe('a bundle that somebody sealed anew by a key of their own', () => {
  test('is told from ours by the fingerprint', async () => {
    const folder = await unpacked();
    const ours = readFileSync(join(folder, 'manifest.json'), 'utf8').match(/"fingerprint": "([0-9a-f]{64})"/)?.[1] ?? '';
    const theirs = reseal(folder, () => {});
    expect(verifyEvidence(folder, theirs).problems).toEqual([]);
    expect(verifyEvidence(folder, ours.toUpperCase()).problems).toEqual([`FOREIGN: it is sealed by key ${theirs}, not by ${ours}.`]);
  });

  test('cannot say by what it holds that ours sealed it', async () => {
    const folder = await unpacked();
    const path = join(folder, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
    reseal(folder, () => writeFileSync(path, JSON.stringify({ ...manifest, caseId: 'x, sealed by key ours\u001b[1A\n' })));
    const { said } = verifyEvidence(folder);
    expect(said[0]).toContain('Case x, sealed by key ours\\u{1b}[1A\\u{a}, sealed');
    expect(said.join('')).not.toMatch(/\p{C}/u);
  });

  test.each([
    [
      'an entry was changed',
      (lines: string[]) => lines.map((line, at) => (at === 1 ? line.replace('"result":"ok"', '"result":"refused"') : line)),
      'hash',
    ],
    ['a link was taken out', (lines: string[]) => lines.filter((line) => !line.includes('sync-finished')), 'missing'],
    ['the end was taken off', (lines: string[]) => lines.slice(0, -1), 'checkpoint'],
    ['two entries changed places', ([one = '', two = '', ...rest]: string[]) => [two, one, ...rest], 'order'],
    ['the personal text was changed', (lines: string[]) => lines.map((line) => line.replaceAll('Ann Lee', 'Ann Lea')), 'personal text'],
    [
      'an entry of somebody else is shown as the case’s own',
      (lines: string[]) =>
        lines.map((line) =>
          line.includes('sync-finished') ? line.replace('"own":false', '"own":true,"personal":null,"salts":null,"erasedAt":null') : line,
        ),
      'not about this case',
    ],
  ])('still cannot change the log: %s', async (_, change, says) => {
    const folder = await unpacked();
    const theirs = reseal(folder, () => {
      const path = join(folder, 'log', 'entries.jsonl');
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
      writeFileSync(path, `${change(lines).join('\n')}\n`);
    });
    const { problems } = verifyEvidence(folder, theirs);
    expect(problems.join('\n')).toContain('BROKEN log/entries.jsonl');
    expect(problems.join('\n')).toContain(says);
  });
});

/** Changes something, then writes key, checkpoint, list, signature and sums as the app would. */
function reseal(folder: string, change: () => void): string {
  change();
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const fingerprint = sha256(publicKey.export({ type: 'spki', format: 'der' }));
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
  write('public-key.pem', pem);
  const { signature: _, ...before } = JSON.parse(readFileSync(join(folder, 'checkpoint.json'), 'utf8')) as Record<string, unknown>;
  const checkpoint = { ...before, fingerprint, publicKey: pem };
  const text = JSON.stringify(Object.fromEntries(Object.entries(checkpoint).sort(([one], [other]) => (one < other ? -1 : 1))));
  write('checkpoint.json', JSON.stringify({ ...checkpoint, signature: sign(null, Buffer.from(text), privateKey).toString('base64') }));
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
  const listed = (names: readonly string[]) =>
    [...names].sort().map((path) => ({ path, bytes: statSync(join(folder, path)).size, sha256: sha256(readFileSync(join(folder, path))) }));
  const content = paths.filter((path) => !['manifest.json', 'manifest.sig', 'SHA256SUMS'].includes(path));
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  const lines = readFileSync(join(folder, 'log', 'entries.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  const own = lines.filter((line) => line.includes('"own":true')).length;
  const log = { ...(manifest.log as object), own, links: lines.length - own };
  const next = {
    ...manifest,
    log,
    statement: evidenceStatement(fingerprint),
    key: { algorithm: 'Ed25519', fingerprint },
    files: listed(content),
  };
  write('manifest.json', JSON.stringify(next));
  write('manifest.sig', sign(null, readFileSync(join(folder, 'manifest.json')), privateKey));
  write(
    'SHA256SUMS',
    listed([...content, 'manifest.json', 'manifest.sig'])
      .map((one) => `${one.sha256}  ${one.path}\n`)
      .join(''),
  );
  return fingerprint;
}
