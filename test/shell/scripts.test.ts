import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly string[];
  readonly skips: readonly string[];
  readonly reasons?: readonly string[];
}
const script = (name: string): string => new URL(`../../scripts/${name}`, import.meta.url).href;
const { countVitest, countPlaywright, failureLines, withoutSkips } = (await import(script('count.mjs'))) as Record<
  'countVitest' | 'countPlaywright',
  (file: string, ok: boolean) => Counted
> & {
  withoutSkips(counted: Counted, may: (skip: string) => boolean): Counted;
  failureLines(failures: readonly string[], limit?: number): readonly string[];
};
const { nodeProblem } = (await import(script('node-version.mjs'))) as {
  nodeProblem(version: string, platform: string): string | null;
};

async function reported(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'report-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test.each([
  ['v20.19.0', 'linux', true],
  ['v20.18.9', 'linux', false],
  ['v18.20.0', 'win32', false],
  ['v24.1.0', 'win32', true],
  ['v20.19.0', 'darwin', false],
  ['v22.13.0', 'darwin', true],
])('Node %s on %s is enough: %s', (version, platform, enough) => {
  const problem = nodeProblem(version, platform);
  if (enough) expect(problem).toBeNull();
  else expect(problem).toMatch(/^Consent Desk needs Node (20\.19|22\.13) or newer/);
});

const passing = { status: 'passed', fullName: 'a' };

test('unit tests are counted by what became of them', async () => {
  const failing = { status: 'failed', fullName: 'b', failureMessages: ['\u001b[31mAssertionError: no\u001b[39m\n at x'] };
  const file = await reported({
    testResults: [{ name: 'f', status: 'failed', assertionResults: [passing, failing, { status: 'pending', fullName: 'c' }] }],
  });
  expect(countVitest(file, false)).toEqual({ passed: 1, failed: 1, skipped: 1, failures: ['f b: AssertionError: no'], skips: ['f c'] });
});

test('a failure says all of its message, and which line of a test it came from', async () => {
  const message = [
    'AssertionError: DESK_SEED=7: a is a draft',
    'b has no case',
    '    at look (file:///house/test/engine/kill.test.ts:77:5)',
  ];
  const failing = { status: 'failed', fullName: 'b', failureMessages: [message.join('\n')] };
  const file = await reported({ testResults: [{ name: 'f', status: 'failed', assertionResults: [failing] }] });
  const { failures } = countVitest(file, false);
  expect(failures).toEqual(['f b: AssertionError: DESK_SEED=7: a is a draft\nb has no case\n(test/engine/kill.test.ts:77)']);
  expect(failureLines(failures)).toEqual([
    '  - f b: AssertionError: DESK_SEED=7: a is a draft',
    '      b has no case',
    '      (test/engine/kill.test.ts:77)',
  ]);
});

test('many failures are told by their first lines, and counted beyond that', () => {
  const failures = ['a: no\nwhy', 'b: no\nwhy', 'c: no\nwhy'];
  expect(failureLines(failures, 3)).toEqual(['  - a: no', '  - b: no', '  - c: no']);
  expect(failureLines(failures, 2)).toEqual(['  - a: no', '  … and 2 more']);
});

test.each<[string, unknown, boolean]>([
  ['a file that cannot be loaded', { testResults: [{ name: 'f', status: 'failed', message: 'SyntaxError', assertionResults: [] }] }, false],
  ['an error outside any test', { testResults: [{ name: 'f', status: 'passed', assertionResults: [passing] }] }, false],
  ['a run without any test', { testResults: [] }, true],
  ['a report that was never finished', '{"testResults":', true],
])('%s is one failure, although no unit test failed', async (_, content, ok) => {
  expect(countVitest(await reported(content), ok).failed).toBe(1);
});

test('a report that does not exist is one failure', () => {
  expect(countVitest('/nowhere/report.json', true).failed).toBe(1);
  expect(countPlaywright('/nowhere/report.json', true).failed).toBe(1);
});

const story = (title: string, status: string, more: object = {}) => ({
  title,
  file: 's.spec.ts',
  tests: [{ status, projectName: 'chromium', annotations: [], results: [{ error: { message: 'Error: no' } }], ...more }],
});

test('stories are counted through every level; one that passed on a second try has failed, a skipped one says why', async () => {
  const file = await reported({
    errors: [],
    suites: [
      {
        specs: [story('a', 'expected'), story('b', 'unexpected')],
        suites: [{ specs: [story('c', 'flaky'), story('d', 'skipped', { annotations: [{ type: 'skip', description: 'no runtime' }] })] }],
      },
    ],
  });
  expect(countPlaywright(file, false)).toEqual({
    passed: 1,
    failed: 2,
    skipped: 1,
    failures: ['s.spec.ts b: Error: no', 's.spec.ts c: Error: no'],
    skips: ['[chromium] s.spec.ts d: no runtime'],
    reasons: ['no runtime', '  [chromium] s.spec.ts d'],
  });
});

test.each<[string, unknown, boolean]>([
  ['no story at all', { suites: [], errors: [] }, true],
  ['an error before the stories', { suites: [], errors: [{ message: 'cannot load' }] }, false],
  ['a run that failed without a failed story', { suites: [{ specs: [story('a', 'expected')] }], errors: [] }, false],
])('%s is one failure', async (_, content, ok) => {
  expect(countPlaywright(await reported(content), ok).failed).toBe(1);
});

test('where only the Electron stories may be skipped, every other skipped test is a failure', async () => {
  const electron = story('opens its window', 'skipped', {
    projectName: 'electron',
    annotations: [{ type: 'skip', description: 'no Electron runtime was found: none' }],
  });
  const stories = countPlaywright(await reported({ suites: [{ specs: [story('a', 'expected'), electron, story('b', 'skipped')] }] }), true);
  const may = (skip: string) => skip.startsWith('[electron] ');
  expect(withoutSkips(stories, may)).toMatchObject({
    passed: 1,
    failed: 1,
    skipped: 1,
    failures: ['skipped, which CI does not allow: [chromium] s.spec.ts b: no reason given'],
  });
  const unit = await reported({
    testResults: [{ name: 'f', status: 'passed', assertionResults: [passing, { status: 'pending', fullName: 'c' }] }],
  });
  expect(withoutSkips(countVitest(unit, true), may)).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
});
