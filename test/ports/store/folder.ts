import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore } from '../../../src/engine/adapters/store/open-store.ts';
import { morning, type Opened } from './samples.ts';

/** A folder of the running test's own, gone when it finished. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function openInFolder(): Promise<Opened & { readonly path: string }> {
  const path = join(ownFolder(), 'desk.db');
  const now = { at: morning };
  const store = await openStore(path, { chain: 'chain-1', now: () => now.at });
  onTestFinished(() => store.close());
  return { store, now, path };
}
