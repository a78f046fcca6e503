import { beforeEach, describe, expect, test, vi } from 'vitest';
import { holdBeforeReady } from '../../../src/main/policy/before-ready.ts';
import { app, Contents, shell } from './electron.ts';

vi.mock('electron', () => import('./electron.ts'));

beforeEach(() => {
  app.removeAllListeners();
  holdBeforeReady();
  shell.openExternal.mockClear();
});

/** Contents that somebody made, nobody of ours: the policy hears of them from Electron alone. */
function anyContents(): Contents {
  const contents = new Contents();
  app.emit('web-contents-created', {}, contents);
  return contents;
}
const click = (contents: Contents) => contents.emit('input-event', {}, { type: 'mouseUp' });
const foreign = [
  'https://example.com/',
  'http://127.0.0.1:4000/',
  'file:///etc/passwd',
  'app://other/',
  'app://consent-desk/other.html',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:app://consent-desk/1',
  'about:blank',
  'view-source:app://consent-desk/',
  '',
];

describe('11–12. Webviews', () => {
  test('Rules 11 and 12: no webview is ever attached, and its preload script is taken from it', () => {
    const preferences = { preload: '/tmp/evil.js' };
    expect(anyContents().happens('will-attach-webview', {}, preferences, { src: 'app://consent-desk/' })).toEqual({ prevented: true });
    expect(preferences).toEqual({});
  });
});

describe('13. Navigation', () => {
  test.each(foreign)('Rule 13: no contents go to "%s", whoever made them', (url) => {
    const contents = anyContents();
    expect(contents.happens('will-navigate', { url, isMainFrame: true })).toEqual({ prevented: true });
    expect(contents.happens('will-frame-navigate', { url, isMainFrame: true })).toEqual({ prevented: true });
  });

  test('Rule 13: a redirect is not followed, not even to our own page', () => {
    expect(anyContents().happens('will-redirect', { url: 'app://consent-desk/', isMainFrame: true })).toEqual({ prevented: true });
  });

  test('Rule 13: a frame inside the page goes nowhere, not even to our own page', () => {
    expect(anyContents().happens('will-frame-navigate', { url: 'app://consent-desk/', isMainFrame: false })).toEqual({ prevented: true });
  });

  test('Rule 13: the page goes from screen to screen of its own', () => {
    const details = { url: 'app://consent-desk/#/requests/1', isMainFrame: true };
    expect(anyContents().happens('will-navigate', details)).toEqual({ prevented: false });
    expect(anyContents().happens('will-frame-navigate', details)).toEqual({ prevented: false });
  });
});

describe('14. New windows', () => {
  test('Rule 14: no second window is opened, whatever its address', () => {
    const contents = anyContents();
    for (const url of [...foreign, 'app://consent-desk/']) {
      click(contents);
      expect(contents.opener?.({ url }), url).toEqual({ action: 'deny' });
    }
  });

  test('Rule 14: a window that came into being nevertheless is destroyed', () => {
    const destroy = vi.fn();
    anyContents().emit('did-create-window', { destroy });
    expect(destroy).toHaveBeenCalledOnce();
  });

  test('Rule 14: a web link that a person clicked goes to the browser, once for each click', () => {
    const contents = anyContents();
    click(contents);
    contents.opener?.({ url: 'https://example.com/a' });
    contents.opener?.({ url: 'https://example.com/b' });
    expect(shell.openExternal.mock.calls).toEqual([['https://example.com/a']]);
  });

  test('Rule 14: a script that opens a link by itself, or long after a click, opens nothing', () => {
    const clock = vi.spyOn(performance, 'now');
    const contents = anyContents();
    contents.opener?.({ url: 'https://example.com/' });
    contents.emit('input-event', {}, { type: 'mouseMove' });
    contents.opener?.({ url: 'https://example.com/' });
    clock.mockReturnValue(10_000);
    click(contents);
    clock.mockReturnValue(11_001);
    contents.opener?.({ url: 'https://example.com/' });
    clock.mockRestore();
    expect(shell.openExternal).not.toHaveBeenCalled();
  });

  test('Rule 14: only https leaves by a window that was asked for', () => {
    const contents = anyContents();
    for (const url of [
      'http://example.com/',
      'mailto:a@example.com',
      'file:///etc/passwd',
      'ms-msdt:/id',
      'https://me:word@example.com/',
    ]) {
      click(contents);
      contents.opener?.({ url });
    }
    expect(shell.openExternal).not.toHaveBeenCalled();
  });
});

describe('B. Devices and networks of any contents', () => {
  test('Beyond: no Bluetooth device is chosen', () => {
    const choose = vi.fn();
    expect(anyContents().happens('select-bluetooth-device', {}, [{ deviceId: 'pulse' }], choose)).toEqual({ prevented: true });
    expect(choose.mock.calls).toEqual([['']]);
  });

  test('Beyond: WebRTC finds no way past the session', () => {
    expect(anyContents().setWebRTCIPHandlingPolicy.mock.calls).toEqual([['disable_non_proxied_udp']]);
  });
});
