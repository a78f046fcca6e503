import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { Fault } from '../../core/fault.ts';
import type { SaveResult } from '../../core/ports.ts';

/** Asks the person where, then writes there. Faults `disk-full`, `disk-read-only`. */
export async function saveFile(window: BrowserWindow, file: { readonly name: string; readonly content: string }): Promise<SaveResult> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: basename(file.name) });
  if (canceled || !filePath) return { kind: 'cancelled' };
  try {
    await writeFile(filePath, file.content, { mode: 0o600 });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    throw new Fault(code === 'ENOSPC' ? 'disk-full' : 'disk-read-only', {}, { cause });
  }
  return { kind: 'saved', where: filePath };
}
