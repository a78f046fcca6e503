import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { compose } from '../../../src/engine/compose.ts';
import { fakeHost } from '../../fakes/host.ts';

test('sealing that is killed in the middle leaves nothing once the app starts again', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'killed-seal-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  const child = spawn(process.execPath, [fileURLToPath(new URL('seal-child.ts', import.meta.url)), profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const steps: string[] = [];
  await Promise.race([
    ended,
    new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        steps.push(line);
        if (line === 'drawing') resolve();
      });
    }),
  ]);
  child.kill('SIGKILL');
  await ended;
  expect(steps).toContain('drawing');
  const unfinished = join(profile, 'unfinished');
  const [left = ''] = readdirSync(unfinished);
  // It holds people's data, which is why it must not stay.
  expect(readFileSync(join(unfinished, left), 'utf8')).toContain('quicksilver');

  const clock = { now: () => new Date().toISOString() };
  const engine = await compose({ profile, host: fakeHost(), clock, shell: 'none', version: '0.0.0', accounts: [] });
  onTestFinished(() => engine.stop());
  expect(existsSync(unfinished)).toBe(false);
});
