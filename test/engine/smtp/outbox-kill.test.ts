import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { serverCertificate } from './certificates.ts';
import type { OutboxJob } from './outbox-child.ts';
import { type Moment, scriptedServer } from './scripted-server.ts';

const program = fileURLToPath(new URL('outbox-child.ts', import.meta.url));
const certificate = serverCertificate();

const begin = (job: OutboxJob) => spawn(process.execPath, [program, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'inherit'] });
/** What the outbox held when the engine was started once more. */
async function lookAt(job: OutboxJob): Promise<readonly string[]> {
  const child = begin(job);
  return JSON.parse(await text(child.stdout)) as string[];
}
const messageIds = (letters: readonly Buffer[]) => letters.map((letter) => /^Message-ID: (.+)\r$/m.exec(letter.toString())?.[1]);

describe('an engine that is killed while a letter is on its way', () => {
  it.each(['greeting', 'AUTH', 'DATA', 'before the answer'] as const satisfies readonly Moment[])(
    'at %s finds it perhaps sent, sends nothing by itself, and the same letter after a click',
    async (fatal) => {
      const profile = await mkdtemp(join(tmpdir(), 'desk-outbox-'));
      let victim: ReturnType<typeof begin> | null = null;
      const server = await scriptedServer(certificate, {
        onMoment: (moment) => {
          if (moment === fatal) victim?.kill('SIGKILL');
        },
      });
      try {
        const job = { profile, server: server.address } as const;
        victim = begin({ ...job, task: 'first' });
        await once(victim, 'close');
        expect(victim.signalCode).toBe('SIGKILL');
        victim = null;
        const arrived = server.taken.length;
        expect(arrived).toBe(fatal === 'before the answer' ? 1 : 0);

        expect(await lookAt({ ...job, task: 'look' })).toEqual(['perhaps-sent']);
        expect(server.taken.length).toBe(arrived);
        expect(server.connections).toBe(1);

        await lookAt({ ...job, task: 'again' });
        expect(server.taken.length).toBe(arrived + 1);
        expect(new Set(messageIds(server.taken)).size).toBe(1);
      } finally {
        await server.stop();
        await rm(profile, { recursive: true, force: true });
      }
    },
  );
});
