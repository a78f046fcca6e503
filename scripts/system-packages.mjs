import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that the tests start, and the Debian package that brings it. */
const programs = {
  chromium: 'chromium',
  Xvfb: 'xvfb',
  xauth: 'xauth',
  'dbus-run-session': 'dbus',
  'dbus-launch': 'dbus-x11',
  'dbus-monitor': 'dbus',
  dunst: 'dunst',
  dunstctl: 'dunst',
  'notify-send': 'libnotify-bin',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
  gdbus: 'libglib2.0-bin',
  sqlite3: 'sqlite3',
  python3: 'python3',
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  openssl: 'openssl',
  unzip: 'unzip',
  jq: 'jq',
  // 88 MB to fetch, 270 MB on the disk, half a minute.
  soffice: 'libreoffice-calc-nogui',
};
/** Fonts have no program: the folder that each one's package brings. */
const fonts = {
  '/usr/share/fonts/truetype/dejavu': 'fonts-dejavu-core',
  '/usr/share/fonts/truetype/noto': 'fonts-noto-core',
  '/usr/share/fonts/opentype/noto': 'fonts-noto-cjk',
};

const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
const filled = (folder) => existsSync(folder) && readdirSync(folder).length > 0;

/** The test mails of Python's own parser are a module of its tests, which Debian packs apart. */
const pythonTests = () => (spawnSync('python3', ['-c', 'import test.test_email']).status === 0 ? [] : ['libpython3-testsuite']);

/** Packages whose programs, fonts or test mails are not there. */
export function missingPackages() {
  const wanting = Object.entries(programs).filter(
    ([program]) => !(program === 'chromium' && process.env.CHROMIUM ? existsSync(process.env.CHROMIUM) : onPath(program)),
  );
  const without = Object.entries(fonts).filter(([folder]) => !filled(folder));
  return [...new Set([...[...wanting, ...without].map(([, name]) => name), ...pythonTests()])];
}

/** Installs what is missing where that is our right: as root with apt. Answers what is missing still, and the command that brings it. */
export function setUpSystem(say = console.log) {
  if (process.platform !== 'linux') return { missing: [], command: '' };
  const wanted = missingPackages();
  const install = ['install', '-y', '--no-install-recommends', ...wanted];
  const command = `apt-get update && apt-get ${install.join(' ')}`;
  if (wanted.length === 0 || process.getuid() !== 0 || !onPath('apt-get')) return { missing: wanted, command };
  say(`Installing system packages (once): ${wanted.join(' ')} …`);
  const options = { encoding: 'utf8', timeout: 8 * 60_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  const done = spawnSync('apt-get', install, options);
  if (done.status !== 0) say((done.stderr || done.stdout || 'apt-get did not end.').trim().split('\n').slice(-5).join('\n'));
  return { missing: missingPackages(), command };
}
