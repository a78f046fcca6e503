import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { vi } from 'vitest';

/**
 * What the shell calls of Electron, and nothing more: the runtime does not run here, so these tests show what our code asks for,
 * not what Electron does with it. The policy has a stub of its own: policy/electron.ts.
 */
export const shell = { showItemInFolder: vi.fn((_path: string) => {}), openExternal: vi.fn(async (_address: string) => {}) };
export const ipcMain = new EventEmitter();

export class BrowserWindow {}

/** One end of a channel; what is sent into the other end comes out here. */
class Port extends EventEmitter {
  readonly end: number;
  other: Port | null = null;

  constructor(end: number) {
    super();
    this.end = end;
  }
  postMessage(data: unknown): void {
    this.other?.emit('message', { data });
  }
  start(): void {}
  close(): void {
    this.other?.emit('close');
  }
}
export class MessageChannelMain {
  readonly port1: Port = new Port(1);
  readonly port2: Port = new Port(2);

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

/** A process of its own that keeps what it was sent; a deaf one does not hear that it shall end. */
export class Child extends EventEmitter {
  readonly sent: { readonly message: { readonly kind: string }; readonly ports: readonly Port[] }[] = [];
  readonly program: string;
  readonly given: readonly string[];
  readonly stdout: PassThrough = new PassThrough();
  readonly stderr: PassThrough = new PassThrough();
  readonly pid = 4_000_000 + children.length;
  killed = false;
  deaf = false;

  constructor(program = '', given: readonly string[] = []) {
    super();
    this.program = program;
    this.given = given;
  }

  postMessage(message: { readonly kind: string }, ports: readonly Port[] = []): void {
    this.sent.push({ message, ports });
  }
  kill(): void {
    this.killed = true;
    if (!this.deaf) this.emit('exit', 0);
  }
}
export const children: Child[] = [];
export const utilityProcess = {
  fork(program?: string, given?: readonly string[]): Child {
    const child = new Child(program, given);
    children.push(child);
    return child;
  },
};

export class Notification extends EventEmitter {
  static supported = true;
  /** What the desktop says when it is asked to show one. */
  static says: 'show' | 'failed' | null = 'show';
  static readonly all: Notification[] = [];
  static isSupported(): boolean {
    return Notification.supported;
  }
  readonly options: { readonly title: string; readonly body: string };
  closed = false;

  constructor(options: { readonly title: string; readonly body: string }) {
    super();
    this.options = options;
    Notification.all.push(this);
  }
  show(): void {
    const said = Notification.says;
    if (said !== null) queueMicrotask(() => this.emit(said));
  }
  close(): void {
    this.closed = true;
    this.emit('close');
  }
}

/** Contents of a window: events in, what main posts out. */
export function stubContents(address = 'app://consent-desk/') {
  const events = new EventEmitter();
  const mainFrame = { url: address };
  const posted: { readonly channel: string; readonly message: unknown; readonly ports: readonly unknown[] }[] = [];
  return {
    events,
    posted,
    contents: {
      mainFrame,
      on: events.on.bind(events),
      isDestroyed: () => false,
      postMessage: (channel: string, message: unknown, ports: readonly unknown[] = []) => void posted.push({ channel, message, ports }),
    },
  };
}
