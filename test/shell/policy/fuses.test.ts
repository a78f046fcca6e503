import { readFile } from 'node:fs/promises';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';

const configuration = await readFile('electron-builder.yml', 'utf8');
const whole = configuration.split(/^electronFuses:\n/m)[1]?.split(/\n(?=\S)/)[0] ?? '';
/** Each fuse, with the comment above it. */
const named = [...whole.matchAll(/^ {2}# (.+)\n {2}(\w+): (true|false)$/gm)].map(([, reason, key, value]) => ({ reason, key, value }));

describe('19. Fuses', () => {
  test('Rule 19: every fuse that Electron has is named, each with the reason above it', async () => {
    const keys = named.map(({ key }) => key);
    const script = await readFile('scripts/package-fuses.mjs', 'utf8');
    const fuses = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
    expect(fuses.length).toBeGreaterThanOrEqual(9);
    for (const fuse of fuses) {
      const inConfiguration = keys.some((key) => key?.toLowerCase() === fuse.toLowerCase());
      // electron-builder has no key for it yet: there the script says it.
      const inScript = new RegExp(`// .+\\n.*FuseV1Options\\.${fuse}\\]: (true|false)`).test(script);
      expect(inConfiguration || inScript, fuse).toBe(true);
    }
    for (const { key, reason } of named) expect(reason, key).toMatch(/\.$/);
  });

  test('Rule 19: the app is no Node, takes no options of one, and runs only what was signed', () => {
    const value = Object.fromEntries(named.map((fuse) => [fuse.key, fuse.value]));
    expect(value).toMatchObject({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
    });
  });

  test('Rule 19: a fuse that a newer Electron brings stops the packaging until it is named', async () => {
    expect(await readFile('scripts/package-fuses.mjs', 'utf8')).toContain('strictlyRequireAllFuses: true');
  });
});
