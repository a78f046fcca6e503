import { readFileSync, rmSync } from 'node:fs';
import { Fault } from '../../src/core/fault.ts';
import type { Host, LoginItem } from '../../src/core/ports.ts';

export interface FakeHost extends Host {
  /** What the desktop was handed, in order. */
  readonly notices: { tag: string; title: string; body: string; open: string }[];
  readonly opened: string[];
  readonly saved: { name: string; type: string; content: string; bytes: Uint8Array }[];
  /** Pages that were drawn; with `prints` false nothing draws here. */
  readonly printed: string[];
  prints: boolean;
  badgeNow: number;
  /** What the tray shows, and the theme of the window. */
  pausedNow: boolean;
  themeNow: 'system' | 'light' | 'dark';
  login: LoginItem;
  /** How the desktop answers; 'fails': it throws. */
  desktop: 'shown' | 'page' | 'fails';
  /** The machine sleeps (true) or wakes (false). */
  power(away: boolean): void;
  /** The person pauses (true) or resumes at the tray. */
  pause(paused: boolean): void;
}

/** A shell in memory. */
export function fakeHost(): FakeHost {
  const secrets = new Map<string, string>();
  let weak: 'refused' | 'accepted' = 'refused';
  const listeners = new Set<(away: boolean) => void>();
  const pauseListeners = new Set<(paused: boolean) => void>();
  const host: FakeHost = {
    notices: [],
    opened: [],
    saved: [],
    printed: [],
    prints: true,
    badgeNow: 0,
    pausedNow: false,
    themeNow: 'system',
    login: 'off',
    desktop: 'shown',
    power: (away) => {
      for (const listener of listeners) listener(away);
    },
    pause: (paused) => {
      for (const listener of pauseListeners) listener(paused);
    },
    secrets: {
      describe: async () => ({ kind: 'memory', name: 'memory only' }),
      get: async (key) => secrets.get(key) ?? null,
      set: async (key, value) => void secrets.set(key, value),
      delete: async (key) => void secrets.delete(key),
      protection: async () => ({ level: 'memory', state: 'open', weak, setAside: [] }),
      async acceptWeak(accepted) {
        weak = accepted ? 'accepted' : 'refused';
        return host.secrets.protection();
      },
    },
    async notify(notice) {
      if (host.desktop === 'fails') throw new Error('the desktop does not answer');
      if (host.desktop === 'shown') host.notices.push(notice);
      return host.desktop;
    },
    badge: async (count) => {
      host.badgeNow = count;
    },
    paused: async (paused) => {
      host.pausedNow = paused;
    },
    onPause(listener) {
      pauseListeners.add(listener);
      return () => pauseListeners.delete(listener);
    },
    theme: async (theme) => {
      host.themeNow = theme;
    },
    loginItem: {
      state: async () => host.login,
      async set(on) {
        if (host.login === 'not-offered') throw new Fault('not-allowed-here', { reason: 'login-item' });
        host.login = on ? 'on' : 'off';
        return host.login;
      },
    },
    proxyFor: async () => ['direct'],
    openLink: async (address) => void host.opened.push(address),
    saveFile: async ({ name, type, ...document }) => {
      const bytes = 'file' in document ? readFileSync(document.file) : Buffer.from(document.content);
      if ('file' in document) rmSync(document.file);
      host.saved.push({ name, type, content: bytes.toString('utf8'), bytes });
      return { kind: 'saved', where: name };
    },
    printer: async () => (host.prints ? { kind: 'browser', name: 'a fake browser' } : null),
    async print({ html }) {
      if (!host.prints) throw new Fault('picture-unavailable');
      host.printed.push(html);
      return { pdf: Buffer.from(`%PDF-1.7 ${html.length}`), png: Buffer.from(`PNG ${html.length}`) };
    },
    onPower(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return host;
}
