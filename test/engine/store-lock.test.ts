import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockProfile } from '../../src/engine/profile-lock.ts';
import { ownFolder } from '../ports/store/folder.ts';

const module = new URL('../../src/engine/profile-lock.ts', import.meta.url).href;

async function holderProcess(folder: string): Promise<ChildProcess> {
  const script = `import(${JSON.stringify(module)}).then(({ lockProfile }) => lockProfile(${JSON.stringify(folder)})).then(() => { console.log('held'); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('a profile held by another process is refused, saying which and since when, and is free when that process was killed', async () => {
  const folder = join(ownFolder(), 'profile');
  const child = await holderProcess(folder);
  await expect(lockProfile(folder)).rejects.toMatchObject({
    code: 'profile-locked',
    detail: { pid: child.pid, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) },
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await lockProfile(folder);
  lock.release();
});

test('one process cannot hold a profile twice, and may take it again after releasing it', async () => {
  const folder = join(ownFolder(), 'profile');
  const first = await lockProfile(folder);
  await expect(lockProfile(folder)).rejects.toMatchObject({ code: 'profile-locked', detail: { pid: process.pid } });
  first.release();
  first.release();
  const second = await lockProfile(folder);
  await expect(lockProfile(folder)).rejects.toMatchObject({ code: 'profile-locked' });
  second.release();
});

test('only the owner may look into a profile', async () => {
  const folder = join(ownFolder(), 'profile');
  const lock = await lockProfile(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'profile.lock')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'profile.holder.json')).mode & 0o777).toBe(0o600);
  lock.release();
});
