import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deskWithCase, sealedFile, testFolder, verifierPath, verifyEvidence } from './bundle.ts';

test('a bundle is whole for the verifier, for sha256sum and for openssl', async () => {
  const { desk, caseId } = await deskWithCase();
  const path = await sealedFile(desk, caseId);
  expect(verifyEvidence(path).problems).toEqual([]);
  const { fingerprint } = await desk.client.evidence.key({ account: desk.desk.info.account });
  const said = execFileSync(process.execPath, [verifierPath, path, '--key', fingerprint], { encoding: 'utf8' });
  expect(said).toContain('WHOLE: nothing changed');
  expect(said).toContain(`Shows that nothing changed since sealing by key ${fingerprint}; not who wrote it nor when.`);

  const cwd = testFolder();
  execFileSync('unzip', ['-q', path], { cwd: cwd, env: { ...process.env } });
});

test('what is unpacked is whole, too', async () => {
  const { desk, caseId } = await deskWithCase();
  const path = await sealedFile(desk, caseId);
  const cwd = testFolder();
  execFileSync('unzip', ['-q', path], { cwd });
  expect(verifyEvidence(cwd).problems).toEqual([]);
  expect(execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd, encoding: 'utf8' })).not.toContain('FAILED');
  const verified = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', 'public-key.pem', '-sigfile', 'manifest.sig', '-in', 'manifest.json'];
  expect(execFileSync('openssl', verified, { cwd, encoding: 'utf8' })).toContain('Signature Verified Successfully');
  expect(readFileSync(`${cwd}/log/entries.jsonl`, 'utf8')).not.toContain('Somebody Else');
});
