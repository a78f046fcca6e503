import { homedir } from 'node:os';
import { app, dialog } from 'electron';
import { redact } from '../../engine/redact.ts';
import { words } from '../../engine/words/words.ts';

/** Takes one line of the local log of faults. */
export type Write = (line: string) => void;

/** Longest fault that is written. Characters. */
const LONGEST = 8000;

/** A thrown thing as one entry: a person's home folder, addresses, numbers and whatever looks like a key are not in it. */
export function faultLine(where: string, thrown: unknown): string {
  const said = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return `${where} ${redact(said.replaceAll(homedir(), '~').slice(0, LONGEST))}`;
}

/** After an exception that nobody caught: the person is told, and the app ends. */
export function closeForFault(log: string): void {
  dialog.showErrorBox(words('mainFault.title'), words('mainFault.body', { log }));
  app.exit(1);
}

/** The end of a process, by the numbers that the system gives: nothing of what it held. */
const ending = (details: { readonly reason: string; readonly exitCode: number }) => `${details.reason} (${details.exitCode})`;

/**
 * No picture of our memory ever lies on a disk, since it would hold keys and people's data: Electron writes minidumps only when its crash
 * reporter is started, which nothing here does, and a switch keeps Chromium's own from starting. What is kept instead is this: writes down,
 * redacted and on this machine only, what goes wrong in main and how other processes end. After an exception that nobody caught
 * nothing is certain any more: `fatal` ends the app. Returns the undoing.
 */
export function recordFaults(write: Write, fatal: () => void): () => void {
  const thrown = (error: unknown) => {
    write(faultLine('main', error));
    fatal();
  };
  const rejected = (reason: unknown) => write(faultLine('main, not awaited', reason));
  const child = (_event: unknown, details: Electron.Details) => {
    if (details.reason === 'clean-exit') return;
    write(redact(`process ${details.type} ${details.name ?? details.serviceName ?? ''} ended: ${ending(details)}`));
  };
  process.on('uncaughtException', thrown);
  process.on('unhandledRejection', rejected);
  app.on('child-process-gone', child);
  return () => {
    process.off('uncaughtException', thrown);
    process.off('unhandledRejection', rejected);
    app.off('child-process-gone', child);
  };
}
