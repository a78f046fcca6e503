import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { Fault } from '../../../core/fault.ts';

/** Bytes that this person may still write in a folder, made when missing. */
export function freeIn(folder: string): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Bytes of a database with what is not in its main file yet. */
export const databaseBytes = (path: string): number =>
  ['', '-wal'].reduce((sum, end) => sum + (existsSync(`${path}${end}`) ? statSync(`${path}${end}`).size : 0), 0);

/** Fault disk-full {needed, free}: better said before than after half an hour. */
export function demandRoom(folder: string, needed: number): void {
  const free = freeIn(folder);
  if (free < needed) throw new Fault('disk-full', { needed, free });
}
