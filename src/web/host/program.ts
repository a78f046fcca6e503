import { spawn } from 'node:child_process';

export interface Ended {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a small program of the desktop with its arguments as a list, never through a command line. A missing program is `ok: false`. */
export function runProgram(command: string, args: readonly string[], milliseconds = 5000): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'ignore'], timeout: milliseconds });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output = `${output}${chunk.toString('utf8')}`.slice(-10_000);
    });
    child.once('error', () => resolve({ ok: false, output }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
