import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountRegistry } from '../../src/engine/accounts/registry.ts';
import { AccountConnection } from '../../src/engine/connection.ts';

let profile: string;
const now = () => '2026-11-22T01:30:00.000Z';
const byHand = AccountConnection.parse({
  kind: 'manual',
  account: 'acme-eu',
  name: 'Acme Europe',
  site: 'eu',
  partnerType: 'reseller',
  signInAddress: 'https://partner.example/sign-in',
  secrets: {},
});

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'desk-accounts-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

describe('the list of accounts', () => {
  it('is empty in a fresh profile, and gives back what was written, for its owner alone', async () => {
    const registry = accountRegistry(profile, now);
    expect(await registry.read()).toEqual([]);
    await registry.write([byHand]);
    expect(await accountRegistry(profile, now).read()).toEqual([byHand]);
    expect(statSync(join(profile, 'accounts.json')).mode & 0o077).toBe(0);
  });

  it('that cannot be read is set aside as it was and says where', async () => {
    writeFileSync(join(profile, 'accounts.json'), '{"version":1,"accounts":[{"kind":"manu');
    await expect(accountRegistry(profile, now).read()).rejects.toMatchObject({ code: 'store-damaged', detail: { file: 'accounts.json' } });
    const [aside = ''] = await readdir(profile);
    expect(aside).toMatch(/set-aside$/u);
    expect(readFileSync(join(profile, aside), 'utf8')).toContain('"manu');
    expect(await accountRegistry(profile, now).read()).toEqual([]);
  });
});
