import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { LONGEST_CASE_FILE } from '../../core/case/case-file.ts';
import type { OpenedFile } from '../../core/ports.ts';
import { CASE_FILE_ENDING } from '../../engine/shell/handed-over.ts';

/**
 * The text of a case file. Only a plain file with our ending, and never more of it than a case file may have: one that is longer is cut there,
 * and is refused where it is parsed. Null when it cannot be read.
 */
export async function readOpenedFile(path: string): Promise<OpenedFile | null> {
  if (!path.toLowerCase().endsWith(`.${CASE_FILE_ENDING}`)) return null;
  try {
    // Without waiting: opening a pipe waits for who writes into it. Windows has neither the pipe nor the flag.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      if (!(await file.stat()).isFile()) return null;
      const room = Buffer.alloc(LONGEST_CASE_FILE + 1);
      const { bytesRead } = await file.read(room, 0, room.length, 0);
      return { name: basename(path).slice(-200), content: room.toString('utf8', 0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
