const SANDBOX = 'opens the sandbox of the page';
const FILES = 'writes what it sends and keeps to a file';

/** What would take the locks off, by name as Chromium and Node read them from the command line, and what each would do. */
export const refusedSwitches: Readonly<Record<string, readonly string[]>> = {
  'lets another program look into it and steer it': [
    'remote-debugging-port',
    'remote-debugging-pipe',
    'remote-debugging-address',
    'remote-allow-origins',
    'inspect',
    'inspect-brk',
    'inspect-brk-node',
    'inspect-wait',
    'inspect-port',
    'inspect-publish-uid',
    'debug',
    'debug-brk',
    'debug-port',
    'experimental-network-inspection',
    'auto-open-devtools-for-tabs',
    'enable-automation',
  ],
  [SANDBOX]: [
    'no-sandbox',
    'disable-gpu-sandbox',
    'disable-setuid-sandbox',
    'disable-namespace-sandbox',
    'disable-seccomp-filter-sandbox',
    'allow-sandbox-debugging',
    'no-zygote',
    'single-process',
    'in-process-gpu',
    'renderer-cmd-prefix',
    'utility-cmd-prefix',
    'gpu-launcher',
    'browser-subprocess-path',
  ],
  'weakens the rules between pages': [
    'disable-web-security',
    'disable-site-isolation-trials',
    'disable-site-isolation-for-policy',
    'allow-running-insecure-content',
    'unsafely-treat-insecure-origin-as-secure',
    'reduce-security-for-testing',
    'enable-blink-features',
    'enable-experimental-web-platform-features',
    'js-flags',
    'use-fake-ui-for-media-stream',
  ],
  'loads foreign code': ['load-extension', 'load-component-extension', 'disable-extensions-except', 'require', 'import'],
  'turns its connections to another place': [
    'host-rules',
    'host-resolver-rules',
    'proxy-server',
    'proxy-pac-url',
    'proxy-auto-detect',
    'proxy-bypass-list',
    'ignore-certificate-errors',
    'ignore-certificate-errors-spki-list',
    'allow-insecure-localhost',
    'auth-server-whitelist',
    'auth-negotiate-delegate-whitelist',
    'variations-server-url',
    'force-fieldtrials',
  ],
  [FILES]: ['log-net-log', 'ssl-key-log-file', 'net-log-capture-mode'],
  'keeps secrets in a place that keeps nothing': ['use-mock-keychain'],
};

/** What the environment could ask of Electron and of its Node. NODE_OPTIONS, NODE_EXTRA_CA_CERTS and ELECTRON_RUN_AS_NODE are closed by fuses. */
const refusedVariables: Readonly<Record<string, { readonly does: string; readonly at: (value: string) => boolean }>> = {
  ELECTRON_DISABLE_SANDBOX: { does: SANDBOX, at: () => true },
  // Node looks for this very value, and then the engine would trust any certificate.
  NODE_TLS_REJECT_UNAUTHORIZED: { does: 'takes the lock off its connections', at: (value) => value === '0' },
  SSLKEYLOGFILE: { does: FILES, at: (value) => value !== '' },
};

export interface Given {
  /** As in `process.argv`: the program, then what it was given. */
  readonly given: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * The sentence for a person who started the packaged app with what would take a lock off; null where there is none. Read as Chromium reads:
 * one dash or two, on Windows also a slash and any case, until `--`.
 */
export function refusedStart(start: Given): string | null {
  const found = takenOff(start);
  if (found === null) return null;
  const { said, does } = found;
  // Its own start script adds --no-sandbox there, unasked.
  const hint = does === SANDBOX && start.environment.APPIMAGE !== undefined ? APPIMAGE_HINT : '';
  return `Consent Desk was started with ${said}, which ${does}. It does not open like that: start it again without.${hint}`;
}

const APPIMAGE_HINT =
  ' If you did not say so yourself, the AppImage did, because this system keeps programs from making a sandbox: install the deb or rpm package instead.';

/** The first that would take a lock off: what a person calls it, and what it would do. */
function takenOff(start: Given): { readonly said: string; readonly does: string } | null {
  for (const name of namesOf(start)) {
    const does = Object.keys(refusedSwitches).find((each) => refusedSwitches[each]?.includes(name));
    if (does !== undefined) return { said: `--${name}`, does };
  }
  for (const [name, { does, at }] of Object.entries(refusedVariables)) {
    const value = start.environment[name];
    if (value !== undefined && at(value)) return { said: `the variable ${name}`, does };
  }
  return null;
}

/** The names of the switches, without their dashes and values. */
function namesOf({ given, platform }: Given): readonly string[] {
  const end = given.indexOf('--');
  const form = platform === 'win32' ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/;
  return given.slice(1, end === -1 ? undefined : end).flatMap((word) => form.exec(word.trim())?.[1]?.toLowerCase() ?? []);
}
