import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';

const QUESTION = 'address\n';
const PATIENCE = 5_000;
/** A start that asks is answered and gone; more at once are somebody else's. */
const AT_ONCE = 4;
/** The longest name of a local socket that every Unix takes. Bytes. */
const LONGEST = 100;

const noteOf = (profile: string) => join(profile, 'browser-shell.json');
const socketOf = (profile: string) =>
  process.platform === 'win32' ? `\\\\.\\pipe\\consent-desk-${randomBytes(16).toString('hex')}` : join(profile, 'browser-shell.sock');

/**
 * A local channel of the profile over which another start is handed a fresh address. Only who may read the profile knows it and may use it:
 * a socket with rights for its owner alone, named in a file with the same rights. Where that cannot be had there is none, and Enter in the
 * terminal remains. The profile must be ours.
 */
export async function openInvitations(profile: string, address: () => string): Promise<() => void> {
  const path = socketOf(profile);
  if (process.platform !== 'win32' && Buffer.byteLength(path) > LONGEST) return () => {};
  // What a start left behind that was ended by force.
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((socket) => {
    let said = '';
    socket.setEncoding('utf8').setTimeout(PATIENCE, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: string) => {
      said += chunk;
      if (said === QUESTION) socket.end(`${address()}\n`);
      else if (!QUESTION.startsWith(said)) socket.destroy();
    });
  });
  server.maxConnections = AT_ONCE;
  const opened = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(path, () => resolve(true));
  });
  if (!opened) return () => {};
  server.unref();
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  writeFileSync(noteOf(profile), JSON.stringify({ path }), { mode: 0o600 });
  return () => {
    rmSync(noteOf(profile), { force: true });
    server.close();
  };
}

/** A fresh address of the browser shell that holds this profile; null where none does, or where it does not answer. */
export async function askForInvitation(profile: string): Promise<string | null> {
  try {
    const { path } = JSON.parse(readFileSync(noteOf(profile), 'utf8')) as { readonly path: string };
    if (process.getuid && statSync(path).uid !== process.getuid()) return null;
    const answer = await new Promise<string>((resolve, reject) => {
      let said = '';
      const socket = createConnection(path, () => socket.write(QUESTION));
      socket.setEncoding('utf8').setTimeout(PATIENCE, () => socket.destroy());
      socket.on('data', (chunk: string) => {
        said = `${said}${chunk}`.slice(0, 200);
      });
      socket.once('error', reject);
      socket.once('close', () => resolve(said.trim()));
    });
    return /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/.test(answer) ? answer : null;
  } catch {
    return null;
  }
}
