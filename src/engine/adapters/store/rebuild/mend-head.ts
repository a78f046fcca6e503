import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';

const pageSize = 4_096;

/**
 * Writes into a copy the parts of SQLite's first hundred bytes that are the same in every database of ours (the file format's sections 1.3.1 to
 * 1.3.17), so that damage to them alone does not hide all the rest. `log`: it has a write-ahead log.
 */
export function mendHead(path: string, log: boolean): void {
  const file = openSync(path, 'r+');
  try {
    const version = log ? 2 : 1;
    const start = Buffer.alloc(24);
    start.write('SQLite format 3\0', 'latin1');
    start.writeUInt16BE(pageSize, 16);
    start.set([version, version, 0, 64, 32, 32], 18);
    writeSync(file, start, 0, start.length, 0);
    // Pages by the file's own length; no free pages, whose list may lead anywhere.
    const pages = Buffer.alloc(12);
    pages.writeUInt32BE(Math.floor(fstatSync(file).size / pageSize), 0);
    writeSync(file, pages, 0, pages.length, 28);
    const shape = Buffer.alloc(16);
    shape.writeUInt32BE(4, 0);
    shape.writeUInt32BE(1, 12);
    writeSync(file, shape, 0, shape.length, 44);
    // The number of pages counts only where both change counters agree.
    const counters = Buffer.alloc(4);
    counters.writeUInt32BE(1, 0);
    writeSync(file, counters, 0, 4, 24);
    writeSync(file, counters, 0, 4, 92);
  } finally {
    closeSync(file);
  }
}
