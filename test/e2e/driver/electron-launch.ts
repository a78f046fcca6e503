import type { Electron } from '@playwright/test';
import type { DeskStart, PartnerStart } from './driver.ts';

type LaunchOptions = NonNullable<Parameters<Electron['launch']>[0]>;

/** An Electron that can be started: the bare runtime, which is shown our folder, or a packaged Consent Desk, which holds our programs itself. */
export interface Runtime {
  readonly path: string;
  readonly packaged: boolean;
}
export interface ElectronStart extends DeskStart {
  readonly runtime: Runtime;
  /** Our repository. */
  readonly root: string;
  /** Where the desk writes how its practice partner is steered. */
  readonly controlFile: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** The practice partner's own flags. */
const partnerFlags = ({ customers, seed, quiet, throttled }: PartnerStart): readonly string[] => [
  ...['--test-control', '--customers', String(customers), '--seed', String(seed)],
  ...(quiet ? ['--quiet'] : []),
  ...(throttled ? [] : ['--unthrottled']),
];

/** Variables that would make Electron another program than the one a person starts. */
const foreign = ['ELECTRON_RUN_AS_NODE', 'ELECTRON_OVERRIDE_DIST_PATH', 'NODE_OPTIONS', 'CONSENT_DESK_PACKAGED'];

/** The program and its arguments, as they stand behind each other on a command line. */
export function commandOf({ runtime, root, environment, platform }: Pick<ElectronStart, 'runtime' | 'root' | 'environment' | 'platform'>) {
  // Without a desktop environment that it knows, Chromium would not look for the keyring which the throw-away desktop has.
  const keyring = platform === 'linux' && environment.CONSENT_DESK_DESKTOP === '1' ? ['--password-store=gnome-libsecret'] : [];
  return { program: runtime.path, args: [...keyring, ...(runtime.packaged ? [] : [root])] };
}

/** The environment of one desk: this profile, and the practice partner under the story's control. */
export function environmentOf({ profile, partner, controlFile, environment }: ElectronStart): Record<string, string> {
  const kept = Object.entries(environment).flatMap(([name, value]) =>
    value === undefined || foreign.includes(name) ? [] : [[name, value]],
  );
  return {
    ...Object.fromEntries(kept),
    CONSENT_DESK_PROFILE: profile,
    CONSENT_DESK_TEST: '1',
    CONSENT_DESK_TEST_PARTNER: JSON.stringify(partnerFlags(partner)),
    CONSENT_DESK_TEST_CONTROL: controlFile,
  };
}

/** What Playwright is told. The executable is always named: otherwise Playwright loads code of its own first, which swaps the keyring. */
export function launchOptionsOf(start: ElectronStart): LaunchOptions {
  const { program, args } = commandOf(start);
  return {
    executablePath: program,
    args,
    env: environmentOf(start),
    cwd: start.root,
    // What is shipped is what is tried: Playwright would switch the sandbox off.
    chromiumSandbox: true,
    // Light and dark are the operating system's to say.
    colorScheme: null,
    locale: 'en-US',
    timeout: 60_000,
  };
}
