import type { Session } from 'electron';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
/** Every permission this Electron knows, asked for or checked. */
export type Permission = Parameters<RequestHandler>[1] | Parameters<CheckHandler>[1];

export interface PermissionRule {
  readonly allowed: boolean;
  readonly reason: string;
}
const no = (reason: string): PermissionRule => ({ allowed: false, reason });
const yes = (reason: string): PermissionRule => ({ allowed: true, reason });

const device = no('No device is ever used.');
const capture = no('Nothing is recorded or shared.');
const place = no('Where the person is, is nobody’s business.');
const screen = no('The window is placed by the shell.');
const background = no('Only the engine works in the background.');
const network = no('The page reaches no network.');
const foreign = no('Nothing of another origin is embedded.');

/** What the page may be granted, and why. A permission that a newer Electron brings does not compile until it has a row. */
export const permissions = {
  ar: device,
  'automatic-fullscreen': screen,
  'background-fetch': background,
  'background-sync': background,
  'captured-surface-control': capture,
  'clipboard-read': no('The page takes what a person pastes, and never looks by itself.'),
  'clipboard-sanitized-write': yes('A person copies a letter, a reason or a hash by a button.'),
  'deprecated-sync-clipboard-read': no('The page takes what a person pastes, and never looks by itself.'),
  'display-capture': capture,
  fileSystem: no('Files are written by the shell, where the person chose.'),
  fullscreen: screen,
  geolocation: place,
  'geolocation-approximate': place,
  'hand-tracking': device,
  hid: device,
  'idle-detection': no('The shell tells the engine when the machine sleeps or locks; the page needs no more.'),
  keyboardLock: no('The keys belong to the system.'),
  'local-fonts': no('The list of fonts would tell who this is.'),
  'local-network': network,
  'local-network-access': network,
  'loopback-network': network,
  media: capture,
  mediaKeySystem: no('No protected media is played.'),
  midi: device,
  midiSysex: device,
  nfc: device,
  notifications: no('Notices are shown by the shell, under its own name.'),
  openExternal: no('Links leave by the one opener, which reads them first.'),
  'payment-handler': no('Nothing is paid here.'),
  'periodic-background-sync': background,
  'persistent-storage': no('The page keeps only looks; the engine keeps the data.'),
  pointerLock: no('The pointer belongs to the person.'),
  'screen-wake-lock': no('The machine sleeps when it wants to.'),
  sensors: device,
  serial: device,
  'smart-card': device,
  'speaker-selection': device,
  'storage-access': foreign,
  'system-wake-lock': no('The machine sleeps when it wants to.'),
  'top-level-storage-access': foreign,
  usb: device,
  vr: device,
  'web-app-installation': no('The page is not a site.'),
  'web-printing': no('Nothing is printed by the page.'),
  'window-management': screen,
  unknown: no('What has no name is not granted.'),
} as const satisfies Record<Permission, PermissionRule>;

/** `permission` may be one that no table knows: then no. */
export const isGranted = (permission: string): boolean =>
  Object.hasOwn(permissions, permission) && permissions[permission as Permission].allowed;
