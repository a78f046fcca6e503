import type { Session as ElectronSession } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { holdBeforeReady } from '../../../src/main/policy/before-ready.ts';
import { holdSession } from '../../../src/main/policy/session.ts';
import { holdUpdateSession } from '../../../src/main/policy/update-session.ts';
import { holdWhenReady } from '../../../src/main/policy/when-ready.ts';
import { app, Contents, Session, session } from './electron.ts';

vi.mock('electron', () => import('./electron.ts'));

beforeEach(() => {
  app.isPackaged = true;
  app.removeAllListeners();
  app.configureHostResolver.mockClear();
  holdBeforeReady();
});

/** The session of our window, as it is when the window opens. */
function pageSession(): Session {
  session.defaultSession = new Session();
  holdWhenReady('/nowhere');
  return session.defaultSession;
}
const places = [
  'https://example.com/',
  'http://127.0.0.1:4000/',
  'ws://127.0.0.1:4000/',
  'wss://example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'data:image/png;base64,AA',
  'data:text/html,x',
  'blob:app://consent-desk/0f',
  'devtools://devtools/bundled/x.html',
  'chrome-extension://abc/x.js',
  'chrome://gpu/',
  'app://other/',
  'app://consent-desk.evil/',
];

describe('1. Only secure content', () => {
  test.each(places)('Rule 1: a request of the page to %s is stopped, as a page and as part of one', (url) => {
    const page = pageSession();
    for (const resourceType of ['mainFrame', 'subFrame', 'script', 'image', 'xhr', 'ping', 'webSocket', 'other'])
      expect(page.stops(url, { resourceType, webContentsId: 1 }), resourceType).toBe(true);
  });

  test('Rule 1: requests to our own page are not stopped', () => {
    expect(pageSession().stops('app://consent-desk/assets/page.js')).toBe(false);
  });

  test('Rule 1: in development alone the developer tools may load themselves', () => {
    const page = pageSession();
    app.isPackaged = false;
    expect(page.stops('devtools://devtools/bundled/x.html')).toBe(false);
    for (const url of places) if (!url.startsWith('devtools:')) expect(page.stops(url), url).toBe(true);
  });

  test('Rule 1: a session that anybody makes is shut before it is used', () => {
    const made = session.fromPartition('made-by-a-library');
    for (const url of places) expect(made.stops(url), url).toBe(true);
    expect(made.handlers.get('permissionRequest')).toBeTypeOf('function');
  });

  test('Rule 1: contents bring no session past the policy', () => {
    const contents = new Contents();
    app.emit('web-contents-created', {}, contents);
    for (const url of places) expect(contents.session.stops(url), url).toBe(true);
  });

  test('Rule 1: a session is told once, however often it is met', () => {
    const once = new Session();
    for (let met = 0; met < 3; met += 1) holdSession(once as unknown as ElectronSession);
    expect(once.listenerCount('will-download')).toBe(1);
  });
});

describe('B. The network', () => {
  test('Beyond: what is no request, such as WebRTC, is sent to a place where nothing listens', () => {
    expect(pageSession().values.get('proxy')).toEqual({
      mode: 'fixed_servers',
      proxyRules: 'http://127.0.0.1:1',
      proxyBypassRules: '<-loopback>',
    });
  });

  test('Beyond: names are asked of the system alone, never of a server that Chromium knows', () => {
    pageSession();
    expect(app.configureHostResolver.mock.calls).toEqual([
      [{ secureDnsMode: 'off', enableBuiltInResolver: false, enableAdditionalDnsQueryTypes: false }],
    ]);
  });

  test('Beyond: no dictionary is fetched for spell checking', () => {
    const { values } = pageSession();
    expect(values.get('spellChecker')).toBe(false);
    expect(values.get('spellCheckerLanguages')).toEqual([]);
    expect(values.get('dictionaries')).toMatch(/^app:\/\/no-dictionaries\//);
  });

  test('Beyond: no session hands the person’s sign-in (NTLM) to a server', () => {
    expect(pageSession().values.get('credentialsFor')).toBe('nobody.invalid');
  });

  test('Beyond: a download is stopped', () => {
    const event = { preventDefault: vi.fn() };
    pageSession().emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  test('Beyond: a certificate that does not hold is never trusted, and the page’s session trusts none at all', () => {
    const trust = vi.fn();
    const event = { preventDefault: vi.fn() };
    expect(app.emit('certificate-error', event, {}, 'https://x/', 'net::ERR', {}, trust, true)).toBe(true);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(trust.mock.calls).toEqual([[false]]);
    const answer = vi.fn();
    pageSession().ask('certificate', { hostname: 'x', verificationResult: 'OK', errorCode: 0 }, answer);
    expect(answer.mock.calls).toEqual([[-2]]);
  });

  test('Beyond: no certificate of the person is shown to a server', () => {
    const choose = vi.fn();
    const event = { preventDefault: vi.fn() };
    expect(app.emit('select-client-certificate', event, {}, 'https://x/', [{ issuerName: 'mine' }], choose)).toBe(true);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(choose.mock.calls).toEqual([[]]);
  });

  test('Beyond: a server or a proxy that asks for a password is given none', () => {
    const answer = vi.fn();
    const event = { preventDefault: vi.fn() };
    for (const isProxy of [true, false]) app.emit('login', event, {}, {}, { isProxy }, answer);
    expect(event.preventDefault).toHaveBeenCalledTimes(2);
    expect(answer.mock.calls).toEqual([[], []]);
  });
});

describe('B. Updates', () => {
  const updates = (origin = 'https://updates.example.com') => holdUpdateSession(origin) as unknown as Session;

  test('Beyond: the updates’ session reaches its own server alone', () => {
    const held = updates();
    expect(held.stops('https://updates.example.com/latest.yml')).toBe(false);
    for (const url of [...places, 'http://updates.example.com/', 'https://updates.example.com:444/', 'https://me@updates.example.com/'])
      expect(held.stops(url), url).toBe(true);
    expect(updates('http://updates.example.com').stops('http://updates.example.com/latest.yml')).toBe(true);
  });

  test('Beyond: no page may use the updates’ session, nor be granted anything in it', () => {
    const held = updates();
    expect(held.stops('https://updates.example.com/latest.yml', { webContentsId: 1 })).toBe(true);
    const allow = vi.fn();
    held.ask('permissionRequest', null, 'media', allow, { isMainFrame: true, requestingUrl: 'https://updates.example.com/' });
    expect(allow.mock.calls).toEqual([[false]]);
  });

  test('Beyond: certificates of the updates’ server are judged by Chromium, and its downloads end in no folder of the person', () => {
    const held = updates();
    expect(held.handlers.get('certificate')).toBeNull();
    const event = { preventDefault: vi.fn() };
    held.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});
