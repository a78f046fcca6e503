import { z } from 'zod';
import { Fault, FaultData, type FaultDetail } from '../core/fault.ts';
import type { Host, LoginItem, OpenedFile, SaveResult, SecretStore } from '../core/ports.ts';
import { Protection } from '../core/protection/protection.ts';

/**
 * The Host over a port, for a shell whose engine runs in a process of its own (Electron's utility process). The engine sends questions
 * `{ id, method, args }`, the shell answers `{ id, ok }` or `{ id, fault }`; by itself the shell says only `{ event: 'power', away }`,
 * `{ event: 'pause', paused }` (at the tray), `{ event: 'open', address }` (a clicked notice, a link) and `{ event: 'file', … }` (a file
 * opened from outside). Both ends are here, so that they cannot drift apart.
 */
export const hostMethods = [
  'secrets.describe',
  'secrets.get',
  'secrets.set',
  'secrets.delete',
  'secrets.protection',
  'secrets.acceptWeak',
  'notify',
  'badge',
  'paused',
  'theme',
  'loginItem.state',
  'loginItem.set',
  'proxyFor',
  'openLink',
  'saveFile',
  'printer',
  'print',
] as const;
export const HostMethod = z.enum(hostMethods);
export type HostMethod = z.infer<typeof HostMethod>;

export const HostQuestion = z.object({ id: z.number().int(), method: HostMethod, args: z.array(z.unknown()).max(4) });
export type HostQuestion = z.infer<typeof HostQuestion>;
export const HostAnswer = z.union([
  z.object({ id: z.number().int(), fault: FaultData }),
  z.object({ id: z.number().int(), ok: z.unknown() }),
]);
export type HostAnswer = z.infer<typeof HostAnswer>;
export const HostEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('power'), away: z.boolean() }),
  z.object({ event: z.literal('pause'), paused: z.boolean() }),
  z.object({ event: z.literal('open'), address: z.string().max(500) }),
  z.object({ event: z.literal('file'), name: z.string().max(260), content: z.string().max(1_000_000) }),
]);
export type HostEvent = z.infer<typeof HostEvent>;

/** One end of a port: `listen` is called with the message itself, not with an event. */
export interface Line {
  send(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

const Text = z.string();
const Theme = z.enum(['system', 'light', 'dark']);
const Login: z.ZodType<LoginItem> = z.enum(['on', 'off', 'not-offered']);
const Routes = z.array(z.string().max(300)).max(20);
const Nothing = z.unknown().transform(() => undefined);
const Described: z.ZodType<SecretStore> = z.object({ kind: z.enum(['os', 'weak', 'memory']), name: z.string() });
const Saved: z.ZodType<SaveResult> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), where: z.string() }),
  z.object({ kind: z.literal('link'), href: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
]);

const Printer = z.object({ kind: z.enum(['electron', 'browser']), name: z.string() }).nullable();
const Printed = z.object({ pdf: z.instanceof(Uint8Array), png: z.instanceof(Uint8Array) });

/** The engine's end: a Host whose every call is a question over the line. `onOpen` hears clicked notices and links, `onFile` opened files. */
export function hostOverLine(line: Line, onOpen: (address: string) => void, onFile: (file: OpenedFile) => void): Host {
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (reason: Fault) => void }>();
  const powerListeners = new Set<(away: boolean) => void>();
  const pauseListeners = new Set<(paused: boolean) => void>();
  let last = 0;

  const happened = (said: HostEvent): void => {
    if (said.event === 'open') onOpen(said.address);
    if (said.event === 'file') onFile({ name: said.name, content: said.content });
    if (said.event === 'power') for (const listener of powerListeners) listener(said.away);
    if (said.event === 'pause') for (const listener of pauseListeners) listener(said.paused);
  };
  line.listen((message) => {
    const event = HostEvent.safeParse(message);
    if (event.success) return happened(event.data);
    const answer = HostAnswer.safeParse(message);
    if (!answer.success) return;
    const asked = waiting.get(answer.data.id);
    if (!asked) return;
    waiting.delete(answer.data.id);
    if ('fault' in answer.data) asked.reject(new Fault(answer.data.fault.code, answer.data.fault.detail));
    else asked.resolve(answer.data.ok);
  });

  const ask = async <Answer>(method: HostMethod, args: readonly unknown[], answer: z.ZodType<Answer>): Promise<Answer> => {
    const id = ++last;
    const given = await new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      line.send({ id, method, args: [...args] } satisfies HostQuestion);
    });
    const parsed = answer.safeParse(given);
    if (!parsed.success) throw new Fault('internal', { host: method });
    return parsed.data;
  };

  return {
    secrets: {
      describe: () => ask('secrets.describe', [], Described),
      get: (key) => ask('secrets.get', [key], Text.nullable()),
      set: (key, value) => ask('secrets.set', [key, value], Nothing),
      delete: (key) => ask('secrets.delete', [key], Nothing),
      protection: () => ask('secrets.protection', [], Protection),
      acceptWeak: (accepted) => ask('secrets.acceptWeak', [accepted], Protection),
    },
    notify: (notice) => ask('notify', [notice], z.enum(['shown', 'page'])),
    badge: (count) => ask('badge', [count], Nothing),
    paused: (paused) => ask('paused', [paused], Nothing),
    theme: (theme) => ask('theme', [theme], Nothing),
    loginItem: {
      state: () => ask('loginItem.state', [], Login),
      set: (on) => ask('loginItem.set', [on], Login),
    },
    proxyFor: (address) => ask('proxyFor', [address], Routes),
    openLink: (address) => ask('openLink', [address], Nothing),
    saveFile: (file) => ask('saveFile', [file], Saved),
    printer: () => ask('printer', [], Printer),
    print: (page) => ask('print', [page], Printed),
    onPower(listener) {
      powerListeners.add(listener);
      return () => powerListeners.delete(listener);
    },
    onPause(listener) {
      pauseListeners.add(listener);
      return () => pauseListeners.delete(listener);
    },
  };
}

const Notice = z.object({ tag: z.string(), title: z.string(), body: z.string(), open: z.string() });
const named = { name: z.string(), type: z.string() };
const File = z.union([
  z.object({ ...named, content: z.union([z.string(), z.instanceof(Uint8Array)]) }),
  z.object({ ...named, file: z.string() }),
]);
const PageToPrint = z.object({ html: z.string(), width: z.number().int().min(100).max(4000), paperOnly: z.boolean().default(false) });

/**
 * The shell's end: answers the engine's questions from a real Host. Returns how to say that an address or a file is to be opened; `close`
 * once the engine is gone.
 */
export function serveHost(line: Line, host: Host): { open(address: string): void; openFile(file: OpenedFile): void; close(): void } {
  const call = async ({ method, args }: HostQuestion): Promise<unknown> => {
    const [first, second] = args;
    switch (method) {
      case 'secrets.describe':
        return host.secrets.describe();
      case 'secrets.get':
        return host.secrets.get(Text.parse(first));
      case 'secrets.set':
        return host.secrets.set(Text.parse(first), Text.parse(second));
      case 'secrets.delete':
        return host.secrets.delete(Text.parse(first));
      case 'secrets.protection':
        return host.secrets.protection();
      case 'secrets.acceptWeak':
        return host.secrets.acceptWeak(z.boolean().parse(first));
      case 'notify':
        return host.notify(Notice.parse(first));
      case 'badge':
        return host.badge(z.number().int().min(0).parse(first));
      case 'paused':
        return host.paused(z.boolean().parse(first));
      case 'theme':
        return host.theme(Theme.parse(first));
      case 'loginItem.state':
        return host.loginItem.state();
      case 'loginItem.set':
        return host.loginItem.set(z.boolean().parse(first));
      case 'proxyFor':
        return host.proxyFor(Text.parse(first));
      case 'openLink':
        return host.openLink(Text.parse(first));
      case 'saveFile':
        return host.saveFile(File.parse(first));
      case 'printer':
        return host.printer();
      case 'print':
        return host.print(PageToPrint.parse(first));
    }
  };
  line.listen((message) => {
    const question = HostQuestion.safeParse(message);
    if (!question.success) return;
    const { id } = question.data;
    call(question.data).then(
      (ok) => line.send({ id, ok: ok ?? null } satisfies HostAnswer),
      (error: unknown) => line.send({ id, fault: { code: codeOf(error), detail: detailOf(error) } } satisfies HostAnswer),
    );
  });
  const unsubscribes = [
    host.onPower((away) => line.send({ event: 'power', away } satisfies HostEvent)),
    host.onPause((paused) => line.send({ event: 'pause', paused } satisfies HostEvent)),
  ];
  return {
    open: (address) => line.send({ event: 'open', address } satisfies HostEvent),
    openFile: ({ name, content }) => line.send({ event: 'file', name, content } satisfies HostEvent),
    close: () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}

const codeOf = (error: unknown) => (error instanceof Fault ? error.code : 'internal');
const detailOf = (error: unknown): FaultDetail => (error instanceof Fault ? error.detail : {});
