import { spawn, spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workingNode } from './node-version.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The environment in which the project's tools run: their own folder first, so that `node` means Node 24. */
export const toolEnvironment = () => {
  const node = workingNode(root);
  const path = [join(root, 'node_modules', '.bin'), ...(node ? [dirname(node)] : []), process.env.PATH ?? ''].join(delimiter);
  // Windows spells it Path: one of the two would win by chance.
  const { Path: _dropped, ...rest } = process.env;
  return { ...rest, PATH: path };
};

/** Runs a tool of node_modules/.bin and answers { ok, output }. `show` writes through instead of collecting. */
export function tool(command, args, { show = false, env = {} } = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...toolEnvironment(), ...env },
  });
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ? `\n${done.error.message}` : ''}`;
  return { ok: done.status === 0, output };
}

/** Runs a program until it ends, with the terminal, handing on SIGTERM, and answers its exit code. Ctrl-C reaches it through the terminal. */
export function runToEnd(command, args, { env = {}, withParent = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...toolEnvironment(), ...env },
      // The channel tells the child when this process is gone, however it went.
      stdio: withParent ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    });
    const interrupted = () => {};
    const terminated = () => child.kill('SIGTERM');
    process.on('SIGINT', interrupted);
    process.on('SIGTERM', terminated);
    process.on('SIGHUP', terminated);
    // npm's own shell hands no signal on: when it is gone, nobody waits for us any more.
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.ppid !== parent) terminated();
    }, 500);
    orphaned.unref();
    child.on('error', (error) => {
      console.error(`Cannot start ${command}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
}
