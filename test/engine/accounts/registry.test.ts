import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountRegistry, nobody } from '../../../src/engine/accounts/registry.ts';
import { AccountConnection } from '../../../src/engine/connection.ts';

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
  it('written by a newer Consent Desk is left as it is, and nothing is written over it', async () => {
    const text = '{"version":2,"accounts":{}}';
    writeFileSync(join(profile, 'accounts.json'), text);
    const registry = accountRegistry(profile, now);
    await expect(registry.read()).rejects.toMatchObject({ code: 'store-newer' });
    await expect(registry.write(nobody)).rejects.toMatchObject({ code: 'store-newer' });
    expect(readFileSync(join(profile, 'accounts.json'), 'utf8')).toBe(text);
  });

  it('is empty in a fresh profile, and gives back what was written, for its owner alone', async () => {
    const registry = accountRegistry(profile, now);
    expect(await registry.read()).toEqual(nobody);
    const one = { ...nobody, accounts: [byHand] };
    await registry.write(one);
    expect(await accountRegistry(profile, now).read()).toMatchObject(one);
    expect(statSync(join(profile, 'accounts.json')).mode & 0o077).toBe(0);
  });

  it('that cannot be read is set aside as it was and says where', async () => {
    writeFileSync(join(profile, 'accounts.json'), '{"version":1,"accounts":[{"kind":"manu');
    await expect(accountRegistry(profile, now).read()).rejects.toMatchObject({ code: 'store-damaged', detail: { file: 'accounts.json' } });
    const [aside = ''] = await readdir(profile);
    expect(aside).toMatch(/set-aside$/u);
    expect(readFileSync(join(profile, aside), 'utf8')).toContain('"manu');
    expect(await accountRegistry(profile, now).read()).toEqual(nobody);
  });
});
