import type { Host } from '../../src/core/ports.ts';

export interface FakeHost extends Host {
  /** What the desktop was handed, in order. */
  readonly notices: { tag: string; title: string; body: string; open: string }[];
  readonly opened: string[];
  readonly saved: { name: string; type: string; content: string }[];
  badgeNow: number;
  /** How the desktop answers; 'fails': it throws. */
  desktop: 'shown' | 'page' | 'fails';
  /** The machine sleeps (true) or wakes (false). */
  power(away: boolean): void;
}

/** A shell in memory. */
export function fakeHost(): FakeHost {
  const secrets = new Map<string, string>();
  const listeners = new Set<(away: boolean) => void>();
  const host: FakeHost = {
    notices: [],
    opened: [],
    saved: [],
    badgeNow: 0,
    desktop: 'shown',
    power: (away) => {
      for (const listener of listeners) listener(away);
    },
    secrets: {
      describe: async () => ({ kind: 'memory', name: 'memory only' }),
      get: async (key) => secrets.get(key) ?? null,
      set: async (key, value) => void secrets.set(key, value),
      delete: async (key) => void secrets.delete(key),
    },
    async notify(notice) {
      if (host.desktop === 'fails') throw new Error('the desktop does not answer');
      if (host.desktop === 'shown') host.notices.push(notice);
      return host.desktop;
    },
    badge: async (count) => {
      host.badgeNow = count;
    },
    openLink: async (address) => void host.opened.push(address),
    saveFile: async (file) => {
      host.saved.push(file);
      return { kind: 'saved', where: file.name };
    },
    onPower(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return host;
}
