import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import type { OpenedFile } from '../../src/core/ports.ts';
import { hostOverLine, type Line, serveHost } from '../../src/engine/host-port.ts';
import { type FakeHost, fakeHost } from '../fakes/host.ts';

const lineOf = (port: MessagePort): Line => ({
  send: (message) => port.postMessage(message),
  listen: (listener) => void port.on('message', listener),
});

describe('the Host over a port', () => {
  let channel: MessageChannel;
  let real: FakeHost;
  let opened: Promise<string>;
  let openedFile: Promise<OpenedFile>;
  let far: ReturnType<typeof hostOverLine>;
  let shell: ReturnType<typeof serveHost>;

  beforeEach(() => {
    channel = new MessageChannel();
    real = fakeHost();
    shell = serveHost(lineOf(channel.port1), real);
    openedFile = new Promise((resolveFile) => {
      opened = new Promise((resolve) => {
        far = hostOverLine(lineOf(channel.port2), resolve, resolveFile);
      });
    });
  });
  afterEach(() => channel.port1.close());

  it('keeps secrets, shows notices, opens links and saves files as the real one does', async () => {
    await far.secrets.set('key', 'value');
    await expect(far.secrets.get('key')).resolves.toBe('value');
    await expect(far.secrets.get('other')).resolves.toBeNull();
    await far.secrets.delete('key');
    await expect(real.secrets.get('key')).resolves.toBeNull();
    await expect(far.secrets.describe()).resolves.toEqual({ kind: 'memory', name: 'memory only' });
    await expect(far.secrets.protection()).resolves.toEqual({ level: 'memory', state: 'open', weak: 'refused', setAside: [] });
    await expect(far.secrets.acceptWeak(true)).resolves.toMatchObject({ weak: 'accepted' });
    const notice = { tag: 't', title: 'a', body: 'b', open: '/requests/1' };
    await expect(far.notify(notice)).resolves.toBe('shown');
    await far.badge(3);
    await far.openLink('https://example.com/');
    await expect(far.saveFile({ name: 'a.eml', type: 'message/rfc822', content: 'x' })).resolves.toEqual({ kind: 'saved', where: 'a.eml' });
    expect(real).toMatchObject({ notices: [notice], badgeNow: 3, opened: ['https://example.com/'], saved: [{ name: 'a.eml' }] });
  });

  it('draws pages, whose bytes come over whole, and says what is missing where nothing draws', async () => {
    await expect(far.printer()).resolves.toEqual({ kind: 'browser', name: 'a fake browser' });
    const { pdf, png } = await far.print({ html: '<p>', width: 800 });
    expect([pdf, png].map((bytes) => Buffer.from(bytes).toString())).toEqual(['%PDF-1.7 3', 'PNG 3']);
    real.prints = false;
    await expect(far.printer()).resolves.toBeNull();
    await expect(far.print({ html: '<p>', width: 800 })).rejects.toMatchObject({ code: 'picture-unavailable' });
    await expect(far.print({ html: '<p>', width: 8000 })).rejects.toMatchObject({ code: 'internal' });
  });

  it('keeps the code of a fault, and tells nothing of an unexpected error', async () => {
    real.openLink = async () => {
      throw new Fault('not-allowed-here', { reason: 'scheme' });
    };
    await expect(far.openLink('file:///etc/passwd')).rejects.toMatchObject({ code: 'not-allowed-here', detail: { reason: 'scheme' } });
    real.desktop = 'fails';
    await expect(far.notify({ tag: 't', title: '', body: '', open: '' })).rejects.toMatchObject({ code: 'internal', detail: {} });
  });

  it('says when the machine sleeps, until nobody listens', async () => {
    const heard: boolean[] = [];
    const stop = far.onPower((away) => heard.push(away));
    real.power(true);
    await far.badge(0);
    stop();
    real.power(false);
    await far.badge(0);
    expect(heard).toEqual([true]);
  });

  it('says that the person paused or resumed at the tray, and shows there what the desk does', async () => {
    const heard: boolean[] = [];
    far.onPause((paused) => heard.push(paused));
    real.pause(true);
    real.pause(false);
    await far.paused(true);
    expect(heard).toEqual([true, false]);
    expect(real.pausedNow).toBe(true);
  });

  it('wears the theme and opens the app at login only where that is offered', async () => {
    await far.theme('dark');
    expect(real.themeNow).toBe('dark');
    await expect(far.loginItem.set(true)).resolves.toBe('on');
    await expect(far.loginItem.state()).resolves.toBe('on');
    real.login = 'not-offered';
    await expect(far.loginItem.set(true)).rejects.toMatchObject({ code: 'not-allowed-here' });
  });

  it('hands over a file that was opened from outside, and none that is longer than a case file can be', async () => {
    shell.openFile({ name: 'long.consentdesk', content: 'x'.repeat(1_000_001) });
    shell.openFile({ name: 'a.consentdesk', content: '{}' });
    await expect(openedFile).resolves.toEqual({ name: 'a.consentdesk', content: '{}' });
  });

  it('says that a notice was clicked', async () => {
    shell.open('/requests/7');
    await expect(opened).resolves.toBe('/requests/7');
  });

  it('answers no question that it does not know', async () => {
    channel.port2.postMessage({ id: 1, method: 'constructor', args: [] });
    channel.port2.postMessage('junk');
    channel.port1.postMessage({ id: 99, ok: 'nobody asked' });
    await expect(far.secrets.get('key')).resolves.toBeNull();
  });
});
