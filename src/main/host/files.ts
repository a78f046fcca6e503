import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { Fault } from '../../core/fault.ts';
import type { Host, SaveResult } from '../../core/ports.ts';

type Document = Parameters<Host['saveFile']>[0];

/** Asks the person where, then writes or moves it there; a file that the person does not want is removed. Faults `disk-full`, `disk-read-only`. */
export async function saveFile(window: BrowserWindow, document: Document): Promise<SaveResult> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: basename(document.name) });
  if (canceled || !filePath) {
    if ('file' in document) await rm(document.file, { force: true });
    return { kind: 'cancelled' };
  }
  try {
    if ('file' in document) await move(document.file, filePath);
    else await writeFile(filePath, document.content, { mode: 0o600 });
  } catch (cause) {
    throw new Fault(codeOf(cause) === 'ENOSPC' ? 'disk-full' : 'disk-read-only', {}, { cause });
  }
  return { kind: 'saved', where: filePath };
}

/** Another disk cannot be renamed onto. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    await copyFile(from, to);
    await rm(from, { force: true });
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);
