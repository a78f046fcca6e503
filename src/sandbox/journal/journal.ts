import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxEvent } from './event.ts';

/** The append-only record of everything that happened, one JSON line each. An act is answered only after its line is on the disk. */
export interface Journal {
  /** Lines found at opening, oldest first. */
  readonly found: readonly SandboxEvent[];
  append(events: readonly SandboxEvent[]): void;
  close(): void;
}

/** A line that SIGKILL cut off was never answered: it is cut away. A broken line anywhere else is a fault of the disk and stops the start. */
function readLines(content: Buffer): { readonly events: SandboxEvent[]; readonly soundBytes: number } {
  const soundBytes = content.lastIndexOf(0x0a) + 1;
  const events: SandboxEvent[] = [];
  for (const [index, line] of content.subarray(0, soundBytes).toString('utf8').split('\n').entries()) {
    if (line === '') continue;
    try {
      events.push(JSON.parse(line));
    } catch {
      throw new Error(`The sandbox's journal is damaged at line ${index + 1}. Move its data folder away to start a new partner.`);
    }
  }
  return { events, soundBytes };
}

/** Opens (or begins) `journal.jsonl` in an existing folder. */
export function openJournal(folder: string): Journal {
  const file = openSync(join(folder, 'journal.jsonl'), 'a+', 0o600);
  const { events, soundBytes } = readLines(readFileSync(file));
  ftruncateSync(file, soundBytes);
  return {
    found: events,
    append(added) {
      writeSync(file, added.map((event) => `${JSON.stringify(event)}\n`).join(''));
      fsyncSync(file);
    },
    close: () => closeSync(file),
  };
}
