import { EventEmitter } from 'node:events';
import { type Mock, vi } from 'vitest';

/**
 * What the policy says to Electron, kept. The runtime does not run here: these checks show what we ask of Electron, by the signatures of
 * electron.d.ts, not what Electron does with it.
 */
export { ipcMain, MessageChannelMain } from '../electron-stub.ts';

type Handler = (...given: readonly unknown[]) => unknown;

/** The order in which the app was told things. */
export const order: string[] = [];
const told =
  <Answer>(name: string, answer: Answer) =>
  (..._given: readonly unknown[]): Answer => {
    order.push(name);
    return answer;
  };

class App extends EventEmitter {
  isPackaged = false;
  readonly switches: (readonly [name: string, value: string | undefined])[] = [];
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => void this.switches.push([name, value]),
    getSwitchValue: vi.fn((_name: string) => ''),
    hasSwitch: () => false,
  };
  readonly enableSandbox = vi.fn(told('enableSandbox', undefined));
  readonly configureHostResolver: Mock = vi.fn();
  readonly whenReady = vi.fn(told('whenReady', new Promise<void>(() => {})));
  readonly requestSingleInstanceLock = vi.fn(told('requestSingleInstanceLock', true));
  readonly exit = vi.fn(told('exit', undefined));
  readonly quit: Mock = vi.fn();
  readonly getVersion = () => '0.0.0';
}
/** What else the main program tells the app (its name, its folders, …) is none of the policy's business. */
export const app: App = new Proxy(new App(), {
  get: (target, name) => (typeof name === 'symbol' || name in target ? Reflect.get(target, name) : () => undefined),
});
export const dialog: { readonly showErrorBox: Mock } = { showErrorBox: vi.fn() };
export const shell = { openExternal: vi.fn(async (_address: string) => {}) };
export const protocol = { registerSchemesAsPrivileged: vi.fn(told('registerSchemesAsPrivileged', undefined)) };

/** A session that keeps what it was told: the last handler or value of each setter, by the setter's name. */
export class Session extends EventEmitter {
  readonly handlers = new Map<string, Handler | null>();
  readonly values = new Map<string, unknown>();
  readonly schemes = new Map<string, Handler>();
  readonly protocol = { handle: (scheme: string, handler: Handler) => void this.schemes.set(scheme, handler) };
  readonly webRequest = { onBeforeRequest: this.handler('onBeforeRequest') };
  readonly setPermissionRequestHandler = this.handler('permissionRequest');
  readonly setPermissionCheckHandler = this.handler('permissionCheck');
  readonly setDevicePermissionHandler = this.handler('device');
  readonly setDisplayMediaRequestHandler = this.handler('displayMedia');
  readonly setBluetoothPairingHandler = this.handler('bluetoothPairing');
  readonly setUSBProtectedClassesHandler = this.handler('usbClasses');
  readonly setCertificateVerifyProc = this.handler('certificate');
  readonly setSpellCheckerEnabled = this.value('spellChecker');
  readonly setSpellCheckerLanguages = this.value('spellCheckerLanguages');
  readonly setSpellCheckerDictionaryDownloadURL = this.value('dictionaries');
  readonly allowNTLMCredentialsForDomains = this.value('credentialsFor');
  readonly setProxy = async (proxy: unknown): Promise<void> => void this.values.set('proxy', proxy);

  private handler(name: string) {
    return (handler: Handler | null) => void this.handlers.set(name, handler);
  }
  private value(name: string) {
    return (value: unknown) => void this.values.set(name, value);
  }
  /** Asks a handler as Electron would. Throws where none was given. */
  ask(name: string, ...given: readonly unknown[]): unknown {
    const handler = this.handlers.get(name);
    if (handler === undefined || handler === null) throw new Error(`No handler for ${name}.`);
    return handler(...given);
  }
  /** Whether a request to this address is stopped. */
  stops(url: string, more: Readonly<Record<string, unknown>> = {}): boolean {
    const answer = vi.fn();
    this.ask('onBeforeRequest', { url, ...more }, answer);
    const [said] = answer.mock.calls[0] as [{ readonly cancel: boolean }];
    return said.cancel;
  }
}

const partitions = new Map<string, Session>();
export const session = {
  defaultSession: new Session(),
  /** As Electron: one session for each name, told to the app when it is made. */
  fromPartition(name: string): Session {
    const there = partitions.get(name);
    if (there) return there;
    const made = new Session();
    partitions.set(name, made);
    app.emit('session-created', made);
    return made;
  },
};

/** Contents of any kind: events in, the handler for new windows out. */
export class Contents extends EventEmitter {
  readonly session = new Session();
  readonly mainFrame = { url: 'app://consent-desk/' };
  readonly setWebRTCIPHandlingPolicy: Mock = vi.fn();
  readonly posted: string[] = [];
  opener: ((details: { readonly url: string }) => { readonly action: string }) | null = null;
  setWindowOpenHandler(opener: (details: { readonly url: string }) => { readonly action: string }): void {
    this.opener = opener;
  }
  /** Says that something happened in it. Answers the event, and whether its ordinary course was prevented. */
  happens(name: string, details: Readonly<Record<string, unknown>> = {}, ...more: readonly unknown[]): { readonly prevented: boolean } {
    const event = { ...details, preventDefault: vi.fn() };
    this.emit(name, event, ...more);
    return { prevented: event.preventDefault.mock.calls.length > 0 };
  }
  postMessage(channel: string): void {
    this.posted.push(channel);
  }
  isDestroyed(): boolean {
    return false;
  }
}

/** A window that keeps what it was made with. */
export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new Contents();
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> };
  readonly loadURL = vi.fn(async (_address: string) => {});
  constructor(options: { readonly webPreferences: Readonly<Record<string, unknown>> }) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
}
