import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Saved } from './driver.ts';
import { until } from './until.ts';

const PATIENCE = 30_000;

/** What the story's stand-ins keep in the main process. */
interface Caught {
  readonly saves: string[];
  readonly opened: string[];
}
type WithCaught = typeof globalThis & { consentDeskStory?: Caught };

export interface Answers {
  /** Presses, and answers the document that this saved. */
  saved(press: () => Promise<void>): Promise<Saved>;
  opened(): Promise<readonly string[]>;
}

/**
 * Answers what Electron would ask the person or hand to the system: a save dialog takes the name that it offers, in `folder`; an address
 * that leaves the app is written down and opens nothing. Holds until the app ends.
 */
export async function answerDialogs(app: ElectronApplication, folder: string): Promise<Answers> {
  await app.evaluate(({ dialog, shell }, into) => {
    const caught: Caught = { saves: [], opened: [] };
    (globalThis as WithCaught).consentDeskStory = caught;
    dialog.showSaveDialog = async (...given: readonly unknown[]) => {
      const options = given.at(-1) as Electron.SaveDialogOptions;
      const name = (options.defaultPath ?? 'unnamed').split(/[\\/]/).at(-1);
      const filePath = `${into}/${caught.saves.length}/${name}`;
      caught.saves.push(filePath);
      // Like the system's own dialog, it names a folder that is there.
      await process.getBuiltinModule('node:fs/promises').mkdir(filePath.slice(0, filePath.lastIndexOf('/')), { recursive: true });
      return { canceled: false, filePath };
    };
    shell.openExternal = async (address: string) => {
      caught.opened.push(address);
    };
  }, folder);
  const read = async (kind: keyof Caught): Promise<readonly string[]> =>
    app.evaluate((_electron, wanted) => [...((globalThis as WithCaught).consentDeskStory?.[wanted] ?? [])], kind);

  return {
    opened: () => read('opened'),
    async saved(press) {
      const before = (await read('saves')).length;
      await press();
      const path = await until(
        () => 'The person was not asked where to save.',
        PATIENCE,
        async () => (await read('saves'))[before] ?? null,
      );
      const bytes = await until(
        () => 'The document was not written.',
        PATIENCE,
        async () => {
          const written = await readFile(path).catch(() => null);
          return written?.length ? written : null;
        },
      );
      return { name: basename(path), content: bytes.toString('utf8'), bytes };
    },
  };
}
