import { z } from 'zod';
import type { SandboxReady } from '../engine/shell/sandbox-ready.ts';
import { writeAtomically } from './host/write-atomically.ts';

// The end-to-end stories steer the practice partner, as they do in the browser shell: only where CONSENT_DESK_TEST=1 says that this is a
// test, which the practice partner itself asks for, too. By the environment, since Chromium reads the command line before us.

type Environment = Readonly<Record<string, string | undefined>>;
const isTest = (environment: Environment): boolean => environment.CONSENT_DESK_TEST === '1';

/** Further flags of the practice partner: a list in JSON, in CONSENT_DESK_TEST_PARTNER. None outside of a test. */
export const storyFlags = (environment: Environment = process.env): readonly string[] =>
  isTest(environment) ? z.array(z.string()).parse(JSON.parse(environment.CONSENT_DESK_TEST_PARTNER ?? '[]')) : [];

/** Writes how the practice partner is steered into the file that CONSENT_DESK_TEST_CONTROL names. Nothing outside of a test. */
export async function tellStory(ready: SandboxReady, processId: number, environment: Environment = process.env): Promise<void> {
  const file = environment.CONSENT_DESK_TEST_CONTROL;
  if (!isTest(environment) || !file || !ready.controlUrl || !ready.controlToken) return;
  const control = { url: ready.controlUrl, token: ready.controlToken, process: processId, partner: ready.url };
  await writeAtomically(file, Buffer.from(JSON.stringify(control)));
}
