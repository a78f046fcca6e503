import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Integer, Sequence } from 'asn1js';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newCheckpoint } from '../../../src/engine/desk/evidence/checkpoint.ts';
import { stampCheckpoint } from '../../../src/engine/desk/evidence/time-stamp.ts';
import { account, type DeskUnderTest, refusal } from '../handlers/desk-under-test.ts';
import { deskWithCase, lastSaved, testFolder, verifyEvidence } from './bundle.ts';

type Answer = (question: Buffer) => { readonly status?: number; readonly body: Uint8Array };

/** A time-stamping authority made by openssl. */
function authority(): { readonly folder: string; readonly answer: Answer } {
  const folder = testFolder();
  const run = (...given: string[]) => execFileSync('openssl', given, { cwd: folder, stdio: 'pipe' });
  writeFileSync(
    join(folder, 'tsa.cnf'),
    `[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ext\n[dn]\nCN=Test authority\n[ext]\nextendedKeyUsage=critical,timeStamping\nbasicConstraints=critical,CA:TRUE\n[tsa]\ndefault_tsa=one\n[one]\nserial=serial\nsigner_cert=tsa.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\nordering=yes\n`,
  );
  run('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.pem', '-days', '2', '-config', 'tsa.cnf');
  writeFileSync(join(folder, 'serial'), '01\n');
  return {
    folder,
    answer(question) {
      writeFileSync(join(folder, 'q.tsq'), question);
      run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'q.tsq', '-out', 'r.tsr');
      return { body: readFileSync(join(folder, 'r.tsr')) };
    },
  };
}

async function listening(answer: Answer): Promise<{ readonly address: string; readonly types: string[] }> {
  const types: string[] = [];
  const server = createServer(async (request, response) => {
    types.push(`${request.method} ${request.headers['content-type']}`);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { status = 200, body } = answer(Buffer.concat(pieces));
    response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, types };
}

async function stamped(desk: DeskUnderTest, address: string) {
  const made = await newCheckpoint(desk.desk);
  const unfinished = join(desk.folder, 'unfinished');
  const stamp = () => stampCheckpoint({ ...desk.desk, network: fetch }, made, { authority: address, unfinished, signal: undefined });
  return { made, stamp };
}

describe('a time stamp', () => {
  test('of a checkpoint is saved beside it and verified by openssl', async () => {
    const { desk } = await deskWithCase();
    const tsa = authority();
    const { address, types } = await listening(tsa.answer);
    const { made, stamp } = await stamped(desk, address);
    const { stampedAt } = await stamp();
    expect(types).toEqual(['POST application/timestamp-query']);
    expect(Math.abs(Date.parse(stampedAt) - Date.now())).toBeLessThan(60_000);
    const files = unzipSync(lastSaved(desk));
    expect(Object.keys(files)).toEqual(['checkpoint.json', 'checkpoint.tsq', 'checkpoint.tsr', 'VERIFY.txt']);
    expect(Buffer.from(files['checkpoint.json'] ?? []).toString()).toBe(made.text);
    const cwd = testFolder();
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(cwd, name), bytes);
    expect(verifyEvidence(join(cwd, 'checkpoint.json')).problems).toEqual([]);
    const root = join(tsa.folder, 'tsa.pem');
    const step =
      readFileSync(join(cwd, 'VERIFY.txt'), 'utf8')
        .match(/openssl ts -verify .*/)?.[0]
        .replace('ROOT.pem', root) ?? 'false';
    expect(execFileSync('sh', ['-c', `${step} 2>&1`], { cwd, encoding: 'utf8' })).toContain('Verification: OK');
    expect(() =>
      execFileSync('openssl', ['ts', '-verify', '-queryfile', 'checkpoint.tsq', '-in', 'checkpoint.tsr', '-CAfile', root], { cwd }),
    ).not.toThrow();
    writeFileSync(join(cwd, 'checkpoint.json'), made.text.replace('"version": 1', '"version": 2'));
    expect(() => execFileSync('sh', ['-c', step], { cwd, stdio: 'pipe' })).toThrow();
    const { rows } = await desk.store.log({ search: '', filters: { operation: 'checkpoint-made' }, before: null, limit: 1 });
    expect(rows[0]?.entry.detail).toMatchObject({ way: 'timestamp', stampedAt });
  });

  test('that answers another question is not taken', async () => {
    const { desk } = await deskWithCase();
    const tsa = authority();
    let first: Uint8Array | null = null;
    const { address } = await listening((question) => {
      first ??= tsa.answer(question).body;
      return { body: first };
    });
    const { stamp } = await stamped(desk, address);
    await stamp();
    await expect(stamp()).rejects.toMatchObject({ code: 'malformed-answer', detail: { field: 'nonce' } });
    await desk.client.evidence.checkpoint({ account, way: 'copy', to: '' });
    const other = await stamped(desk, address);
    await expect(other.stamp()).rejects.toMatchObject({ code: 'malformed-answer', detail: { field: 'messageImprint' } });
    expect(desk.host.saved).toHaveLength(1);
  });

  const refused = new Uint8Array(new Sequence({ value: [new Sequence({ value: [new Integer({ value: 2 })] })] }).toBER());
  test.each([
    ['the authority rejects', () => ({ body: refused }), { code: 'timestamp-refused', detail: { status: 2 } }],
    ['its server fails', () => ({ status: 500, body: Buffer.from('no') }), { code: 'timestamp-refused', detail: { http: 500 } }],
    ['it sends elsewhere', () => ({ status: 302, body: Buffer.from('') }), { code: 'timestamp-refused', detail: { http: 302 } }],
    ['it answers something else', () => ({ body: Buffer.from('<html>') }), { code: 'malformed-answer' }],
    ['it answers nothing', () => ({ body: Buffer.from('') }), { code: 'malformed-answer' }],
    ['it answers without end', () => ({ body: Buffer.alloc(300_000) }), { code: 'malformed-answer', detail: { reason: 'too-large' } }],
  ])('is none when %s', async (_, answer, fault) => {
    const { desk } = await deskWithCase();
    const { address } = await listening(answer);
    const { stamp } = await stamped(desk, address);
    await expect(stamp()).rejects.toMatchObject(fault);
    expect(desk.host.saved).toEqual([]);
  });

  test('is none when nobody is reached', async () => {
    const { desk } = await deskWithCase();
    const { stamp } = await stamped(desk, 'http://127.0.0.1:9/');
    await expect(stamp()).rejects.toMatchObject({ code: 'unreachable' });
    expect(await refusal(desk.client.evidence.timestamp({ account, authority: 'http://127.0.0.1:9/' }))).toMatchObject({
      code: 'unreachable',
    });
  });
});
