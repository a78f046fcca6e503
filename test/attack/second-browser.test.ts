import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askForInvitation, openInvitations } from '../../src/web/invite.ts';
import { type Desk, openDesk } from '../shell/served.ts';

let profile: string;
let desk: Desk;
let close: () => void;
let minted: number;
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'invite-'));
  desk = await openDesk();
  minted = 0;
  close = await openInvitations(profile, () => {
    minted += 1;
    return desk.shell.launchAddress();
  });
});
afterEach(async () => {
  close();
  await desk.close();
  await rm(profile, { recursive: true, force: true });
});

const modeOf = async (name: string) => ((await stat(join(profile, name))).mode & 0o777).toString(8);
/** What the channel answers to these bytes. */
const tell = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(join(profile, 'browser-shell.sock'), () => socket.write(bytes));
    let said = '';
    socket.on('data', (chunk) => {
      said += String(chunk);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
  });

test('a second start is handed an address of its own, which works once and makes a browser of its own', async () => {
  const [first, second] = [await askForInvitation(profile), await askForInvitation(profile)];
  expect(first).not.toBe(second);
  for (const address of [first, second]) {
    const path = String(address).slice(desk.shell.origin.length);
    expect((await desk.ask(path)).status).toBe(303);
    expect((await desk.ask(path)).status).toBe(403);
  }
});

test('only the owner of the profile may use the channel or read where it is', async () => {
  expect(await modeOf('browser-shell.sock')).toBe('600');
  expect(await modeOf('browser-shell.json')).toBe('600');
  expect(await readFile(join(profile, 'browser-shell.json'), 'utf8')).not.toContain('token');
});

test.each(['', '\n', 'addres\n', 'ADDRESS\n', 'GET / HTTP/1.1\r\n\r\n', 'address\naddress\n', 'x'.repeat(100_000)])(
  'the question %j is not the one that it answers',
  async (bytes) => {
    if (bytes === '') {
      const socket = connect(join(profile, 'browser-shell.sock'));
      await once(socket, 'connect');
      socket.end();
      await once(socket, 'close');
    } else expect(await tell(bytes)).toBe('');
    expect(minted).toBe(0);
    expect(await askForInvitation(profile)).toContain('?token=');
  },
);

test('nobody is handed anything once the shell has ended', async () => {
  close();
  expect(await askForInvitation(profile)).toBeNull();
});

test('what a crash left behind neither keeps the next start from opening its channel nor is believed', async () => {
  close();
  await writeFile(join(profile, 'browser-shell.json'), JSON.stringify({ path: join(profile, 'browser-shell.sock') }));
  await writeFile(join(profile, 'browser-shell.sock'), '');
  expect(await askForInvitation(profile)).toBeNull();
  close = await openInvitations(profile, desk.shell.launchAddress);
  expect(await askForInvitation(profile)).toContain('?token=');
});

test.each(['javascript:alert(1)', 'http://evil.example/?token=AAAA', 'http://127.0.0.1:80@evil.example/?token=x', ''])(
  'the address %j of whoever answers there is not opened',
  async (address) => {
    close();
    close = await openInvitations(profile, () => address);
    expect(await askForInvitation(profile)).toBeNull();
  },
);

test('a profile whose name is too long for a channel has none, and starts all the same', async () => {
  const long = await mkdtemp(join(tmpdir(), 'x'.repeat(120)));
  try {
    const closeLong = await openInvitations(long, () => 'x');
    closeLong();
    expect(await askForInvitation(long)).toBeNull();
  } finally {
    await rm(long, { recursive: true, force: true });
  }
});

describe('the program itself', () => {
  let programs: ChildProcess[];
  beforeEach(() => {
    programs = [];
  });
  afterEach(async () => {
    for (const program of programs) {
      if (program.exitCode === null) {
        program.kill('SIGINT');
        await once(program, 'exit');
      }
    }
  });
  const start = (folder: string) => {
    const entry = new URL('../../src/web/index.ts', import.meta.url).pathname;
    const program = spawn(process.execPath, [entry, '--profile', folder, '--customers', '5'], { stdio: ['ignore', 'pipe', 'pipe'] });
    programs.push(program);
    let said = '';
    program.stdout.on('data', (chunk) => {
      said += String(chunk);
    });
    const ended = once(program, 'exit').then(([code]) => code as number);
    return { said: () => said, ended };
  };
  const addressIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}/.exec(text)?.[0] ?? '';

  test('started twice on one profile prints another address of the first, and ends', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'twice-'));
    await chmod(folder, 0o700);
    try {
      const first = start(folder);
      await expect.poll(first.said, { timeout: 40_000 }).toContain('?token=');
      const second = start(folder);
      expect(await second.ended).toBe(0);
      expect(second.said()).toContain('Consent Desk is already open with this profile.');
      const [mine, other] = [new URL(addressIn(first.said())), new URL(addressIn(second.said()))];
      expect(other.origin).toBe(mine.origin);
      expect(other.search).not.toBe(mine.search);
      const answer = await fetch(other, { redirect: 'manual' });
      expect(answer.status).toBe(303);
    } finally {
      for (const program of programs) program.kill('SIGINT');
      await Promise.all(programs.map((program) => (program.exitCode === null ? once(program, 'exit') : null)));
      await rm(folder, { recursive: true, force: true });
    }
  });
});
