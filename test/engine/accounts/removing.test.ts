import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { genesis, sealEntry } from '../../../src/core/log/chain.ts';
import { newProfile, noKeys, type Profile, planFor } from './profile.ts';

const guide = readFileSync(fileURLToPath(new URL('../../../docs/archive.md', import.meta.url)), 'utf8');
const byHand = planFor('https://partner.example', { kind: 'manual' });
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
let profile: Profile;
beforeEach(() => {
  profile = newProfile();
});
afterEach(() => profile.remove());

/** An account whose log has a few entries, removed. */
async function removed() {
  const client = await profile.begin();
  const { account } = await client.accounts.add({ plan: byHand, keys: noKeys });
  await client.settings.setPerson({ account, role: 'administrator', operator: '陈 Ann "Lee"' });
  await client.settings.setPerson({ account, role: 'account-manager', operator: 'Ann Lee' });
  const { archive, sha256: digest } = await client.accounts.remove({ account, typedName: 'Acme Distribution' });
  return { client, account, archive, digest: digest ?? '', text: readFileSync(archive, 'utf8') };
}

describe('removing an account', () => {
  it('happens only when its name is typed; its keys, its database and its desk are gone, its log stays sealed', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: byHand, keys: noKeys });
    await expect(client.accounts.remove({ account, typedName: 'Acme' })).rejects.toMatchObject({ data: { code: 'name-mismatch' } });
    const { archive } = await client.accounts.remove({ account, typedName: 'Acme Distribution' });
    expect(await client.accounts.list()).toEqual([]);
    await expect(client.desk.status({ account })).rejects.toMatchObject({ data: { code: 'not-found' } });
    expect(await readdir(join(profile.path, 'accounts'))).toEqual([]);
    expect(archive.startsWith((await client.accounts.left()).archive)).toBe(true);
    expect(statSync(archive).mode & 0o777).toBe(0o400);
  });

  it('keeps a log of which every link can be followed from the file alone', async () => {
    const { text, digest } = await removed();
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [head, ...rest] = lines;
    const last = rest.pop();
    expect(head).toMatchObject({ format: 'consent-desk-log', account: { name: 'Acme Distribution' }, entries: rest.length });
    expect(rest.length).toBeGreaterThan(2);
    let previous = genesis;
    for (const { entry, hash } of rest) {
      expect(sealEntry(previous, entry, sha256)).toBe(hash);
      previous = hash;
    }
    expect(head.head).toBe(previous);
    expect(last).toEqual({ sha256: digest });
  });

  it('is checked with the tools of the system as docs/archive.md says, and a changed file is found out', async () => {
    const { archive, digest } = await removed();
    const commands = [...guide.matchAll(/^(?:sed|jq) .*FILE.*$/gmu)].map(([command]) => command);
    const here = process.platform === 'darwin' ? /shasum/u : /sha256sum|openssl/u;
    const digests = commands.filter((command) => here.test(command));
    const links = commands.filter((command) => command.startsWith('jq '));
    expect([digests.length, links.length]).toEqual([process.platform === 'darwin' ? 1 : 2, 1]);
    const run = (command: string, file: string) => execFileSync('sh', ['-c', command.replace('FILE', `'${file}'`)], { encoding: 'utf8' });
    for (const command of digests) expect(run(command, archive)).toContain(digest);
    for (const command of links) expect(run(command, archive)).toBe('');
    const changed = join(profile.path, 'changed.jsonl');
    const lines = readFileSync(archive, 'utf8').split('\n');
    writeFileSync(changed, lines.filter((_, index) => index !== 2).join('\n'));
    for (const command of digests) expect(run(command, changed)).not.toContain(digest);
    for (const command of links) expect(run(command, changed).trim()).toBe('3');
  });

  it('whose log cannot be written loses nothing: the desk is there again', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: byHand, keys: noKeys });
    writeFileSync(join(profile.path, 'archive'), 'a file where the folder should be');
    const asked = client.accounts.remove({ account, typedName: 'Acme Distribution' });
    await expect(asked).rejects.toMatchObject({ data: { code: expect.any(String) } });
    expect(await client.accounts.list()).toMatchObject([{ account, fault: null }]);
    expect(await client.desk.status({ account })).toMatchObject({ name: 'Acme Distribution' });
    rmSync(join(profile.path, 'archive'));
    await client.accounts.remove({ account, typedName: 'Acme Distribution' });
  });

  it('whose database cannot be read deletes nothing: its folder is moved as it was', async () => {
    const client = await profile.begin();
    const { account } = await client.accounts.add({ plan: byHand, keys: noKeys });
    await client.accounts.add({ plan: { ...byHand, name: 'Other' }, keys: noKeys });
    await profile.stop();
    // Nothing that could be rebuilt: a folder stands where the file was.
    const path = join(profile.path, 'accounts', account, 'desk.sqlite');
    rmSync(path);
    mkdirSync(path);
    writeFileSync(join(path, 'kept'), 'no database at all');
    const again = await profile.begin();
    const { archive, sha256: digest } = await again.accounts.remove({ account, typedName: 'Acme Distribution' });
    expect(digest).toBeNull();
    expect(readFileSync(join(archive, 'desk.sqlite', 'kept'), 'utf8')).toContain('no database at all');
    expect((await again.accounts.list()).map(({ name }) => name)).toEqual(['Other']);
  });

  it('is refused for the account that comes with the app', async () => {
    const client = await profile.begin([
      {
        kind: 'manual',
        account: 'practice' as never,
        name: 'Practice',
        colour: 'teal',
        site: 'intl',
        partnerType: 'csp',
        signInAddress: null,
        secrets: {},
      },
    ]);
    const [practice] = await client.accounts.list();
    if (!practice) throw new Error('one account comes with the app');
    expect(practice.removable).toBe(false);
    const asked = client.accounts.remove({ account: practice.account, typedName: 'Practice' });
    await expect(asked).rejects.toMatchObject({ data: { code: 'not-allowed-here' } });
    expect(existsSync(join(profile.path, 'accounts', 'practice', 'desk.sqlite'))).toBe(true);
  });
});
