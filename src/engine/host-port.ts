import { z } from 'zod';
import { Fault, FaultData, type FaultDetail } from '../core/fault.ts';
import type { Host, SaveResult, SecretStore } from '../core/ports.ts';

/**
 * The Host over a port, for a shell whose engine runs in a process of its own (Electron's utility process). The engine sends questions
 * `{ id, method, args }`, the shell answers `{ id, ok }` or `{ id, fault }`; by itself the shell says only `{ event: 'power', away }` and
 * `{ event: 'open', address }` (a clicked notice). Both ends are here, so that they cannot drift apart.
 */
export const hostMethods = [
  'secrets.describe',
  'secrets.get',
  'secrets.set',
  'secrets.delete',
  'notify',
  'badge',
  'openLink',
  'saveFile',
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
  z.object({ event: z.literal('open'), address: z.string().max(500) }),
]);
export type HostEvent = z.infer<typeof HostEvent>;

/** One end of a port: `listen` is called with the message itself, not with an event. */
export interface Line {
  send(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

const Text = z.string();
const Nothing = z.unknown().transform(() => undefined);
const Described: z.ZodType<SecretStore> = z.object({ kind: z.enum(['os', 'memory']), name: z.string() });
const Saved: z.ZodType<SaveResult> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), where: z.string() }),
  z.object({ kind: z.literal('link'), href: z.string() }),
  z.object({ kind: z.literal('cancelled') }),
]);

/** The engine's end: a Host whose every call is a question over the line. `onOpen` hears clicked notices. */
export function hostOverLine(line: Line, onOpen: (address: string) => void): Host {
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (reason: Fault) => void }>();
  const powerListeners = new Set<(away: boolean) => void>();
  let last = 0;

  line.listen((message) => {
    const event = HostEvent.safeParse(message);
    if (event.success && event.data.event === 'open') return onOpen(event.data.address);
    if (event.success && event.data.event === 'power') {
      for (const listener of powerListeners) listener(event.data.away);
      return;
    }
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
    },
    notify: (notice) => ask('notify', [notice], z.enum(['shown', 'page'])),
    badge: (count) => ask('badge', [count], Nothing),
    openLink: (address) => ask('openLink', [address], Nothing),
    saveFile: (file) => ask('saveFile', [file], Saved),
    onPower(listener) {
      powerListeners.add(listener);
      return () => powerListeners.delete(listener);
    },
  };
}

const Notice = z.object({ tag: z.string(), title: z.string(), body: z.string(), open: z.string() });
const File = z.object({ name: z.string(), type: z.string(), content: z.string() });

/** The shell's end: answers the engine's questions from a real Host. Returns how to say that a notice was clicked. */
export function serveHost(line: Line, host: Host): { open(address: string): void } {
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
      case 'notify':
        return host.notify(Notice.parse(first));
      case 'badge':
        return host.badge(z.number().int().min(0).parse(first));
      case 'openLink':
        return host.openLink(Text.parse(first));
      case 'saveFile':
        return host.saveFile(File.parse(first));
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
  host.onPower((away) => line.send({ event: 'power', away } satisfies HostEvent));
  return { open: (address) => line.send({ event: 'open', address } satisfies HostEvent) };
}

const codeOf = (error: unknown) => (error instanceof Fault ? error.code : 'internal');
const detailOf = (error: unknown): FaultDetail => (error instanceof Fault ? error.detail : {});
