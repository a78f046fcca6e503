import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readYaml, root } from './packed.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: object;
  readonly environment?: string;
  readonly env?: object;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: object;
  readonly env?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What of a recipe would let somebody else's code or words decide, as sentences. */
function faultsOf(text: string): string[] {
  const { on, permissions, env, jobs } = readYaml(text) as Workflow;
  const faults: string[] = [];
  const no = (wrong: boolean, what: string) => wrong && faults.push(what);
  no(permissions === undefined || Object.keys(permissions).length > 0, 'rights are given to every job');
  no('pull_request_target' in on || 'workflow_run' in on, "a stranger's change runs with our rights");
  no(env !== undefined, 'variables reach every job');
  for (const [name, job] of Object.entries(jobs)) {
    no(JSON.stringify(job.permissions) !== '{"contents":"read"}', `${name}: more than reading`);
    no(job['timeout-minutes'] === undefined, `${name}: no end`);
    no(job.env !== undefined, `${name}: variables reach every step`);
    for (const { uses, run = '', with: given = {}, env: variables = {} } of job.steps) {
      no(uses !== undefined && !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(uses), `${uses} is not pinned by a commit`);
      no(uses?.startsWith('actions/checkout@') === true && given['persist-credentials'] !== false, `${name}: the token stays on the disk`);
      no(run.includes('${{'), `${name}: a value is pasted into a program`);
      no(JSON.stringify(given).includes('secrets.'), `${name}: an action is handed a secret`);
      const secret = Object.entries(variables)
        .filter(([, value]) => value.includes('secrets.'))
        .map(([variable]) => variable);
      no(secret.length > 0 && job.environment === undefined, `${name}: a secret without a person who let it pass`);
      // A secret may go into a file of the machine; never into the log.
      const told = run.split('\n').filter((line) => /\b(echo|printf|cat|env|printenv)\b/.test(line) && !/>\s*"\$RUNNER_TEMP/.test(line));
      no(
        told.some((line) => secret.some((variable) => line.includes(variable)) || /\b(env|printenv)\s*$/.test(line)),
        `${name}: a secret is told`,
      );
      no(secret.length > 0 && /\bset -[a-z]*x/.test(run), `${name}: a secret is told`);
    }
  }
  for (const line of text.split('\n').filter((each) => each.includes('uses:')))
    no(!/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line), `${line.trim()} does not name its version`);
  return faults;
}

const folder = join(root, '.github/workflows');
const recipes = readdirSync(folder).filter((name) => name.endsWith('.yml'));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('the recipes of continuous integration', () => {
  test.each(recipes)('%s pins every action by commit, gives no right but reading, and tells no secret', (name) => {
    expect(faultsOf(read(name))).toEqual([]);
  });

  test('the three systems are packaged, their fuses read back, and the stories told in the packaged app', () => {
    const { jobs } = readYaml(read('package.yml')) as {
      jobs: Record<string, Job & { strategy: { matrix: { include: { system: string }[] } } }>;
    };
    expect(jobs.package?.strategy.matrix.include.map(({ system }) => system)).toEqual(['linux', 'windows', 'macos']);
    const runs = jobs.package?.steps.map(({ run }) => run ?? '').join('\n') ?? '';
    for (const needed of [
      'scripts/package.mjs',
      'scripts/package-tested.mjs',
      'scripts/read-fuses.mjs',
      'CONSENT_DESK_PACKAGED',
      '--project electron',
    ])
      expect(runs).toContain(needed);
  });

  const sound = `on: { push: null }
permissions: {}
jobs:
  build:
    timeout-minutes: 5
    permissions: { contents: read }
    environment: release
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with: { persist-credentials: false }
      - run: npm ci
        env: { KEY: '\${{ secrets.KEY }}' }
`;
  test('a sound recipe has no fault', () => expect(faultsOf(sound)).toEqual([]));
  test.each([
    ['an action by its tag', 'checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1', 'checkout@v7 # v7.0.1'],
    ['an action that does not say its version', ' # v7.0.1', ''],
    ['rights for every job', 'permissions: {}', 'permissions: { contents: read }'],
    ['a right to write', '{ contents: read }', '{ contents: write }'],
    ['a token that stays', 'persist-credentials: false', 'persist-credentials: true'],
    ['a value pasted into a program', 'npm ci', `npm ci $${'{{'} github.head_ref }}`],
    ['a secret in the log', 'npm ci', 'echo $KEY'],
    ['a secret traced into the log', 'npm ci', 'set -x; npm ci'],
    ['a secret that nobody lets pass', '    environment: release\n', ''],
    ["a stranger's change with our rights", '{ push: null }', '{ pull_request_target: null }'],
  ])('%s is found', (_, from, to) => {
    expect(sound).toContain(from);
    expect(faultsOf(sound.replace(from, to))).not.toEqual([]);
  });
});
