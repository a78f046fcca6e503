import { readFile } from 'node:fs/promises';
import type { Session as ElectronSession } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { type Permission, type PermissionRule, permissions } from '../../../src/main/policy/permissions.ts';
import { holdSession } from '../../../src/main/policy/session.ts';
import { Session } from './electron.ts';

vi.mock('electron', () => import('./electron.ts'));

function held(): Session {
  const session = new Session();
  holdSession(session as unknown as ElectronSession);
  return session;
}
const ours = { isMainFrame: true, requestingUrl: 'app://consent-desk/#/requests' };

function asked(permission: string, details: object = ours): unknown {
  const allow = vi.fn();
  held().ask('permissionRequest', null, permission, allow, details);
  return allow.mock.calls[0]?.[0];
}
const checked = (permission: string, origin = 'app://consent-desk/', details: object = ours) =>
  held().ask('permissionCheck', null, permission, origin, details);

const known = Object.keys(permissions);
const copying = 'clipboard-sanitized-write';

describe('5. Permissions', () => {
  test('Rule 5: the table names every permission that this Electron knows, with a reason', async () => {
    const declarations = await readFile('node_modules/electron/electron.d.ts', 'utf8');
    const handlers = [...declarations.matchAll(/setPermission(?:Request|Check)Handler\(handler: .*?permission: ([^,]+),/g)];
    expect(handlers).toHaveLength(2);
    for (const [, union] of handlers) {
      const names = (union ?? '').split(' | ').map((name) => name.slice(1, -1));
      expect(names.filter((name) => !known.includes(name))).toEqual([]);
    }
    for (const { reason } of Object.values(permissions)) expect(reason).toMatch(/^[A-Z].+\.$/);
  });

  test('Rule 5: a table without a row for each permission does not compile', () => {
    // @ts-expect-error The type check of `npm test` fails here when a table with one row only is taken.
    const short: Record<Permission, PermissionRule> = { usb: { allowed: false, reason: 'No device is ever used.' } };
    expect(Object.keys(short).length).toBeLessThan(known.length);
  });

  test('Rule 5: writing to the clipboard is all that is ever granted', () => {
    expect(Object.entries(permissions).flatMap(([name, { allowed }]) => (allowed ? [name] : []))).toEqual([copying]);
    expect(asked(copying)).toBe(true);
    expect(checked(copying)).toBe(true);
  });

  test('Rule 5: every other permission is denied when asked for, and when checked', () => {
    const others = known.filter((name) => name !== copying);
    expect(others.length).toBeGreaterThan(40);
    for (const name of others) {
      expect(asked(name), name).toBe(false);
      expect(checked(name), name).toBe(false);
    }
  });

  test('Rule 5: a permission that no table knows is denied', () => {
    for (const name of ['telepathy', 'constructor', '__proto__', '']) {
      expect(asked(name), name).toBe(false);
      expect(checked(name), name).toBe(false);
    }
  });

  test('Rule 5: another origin is granted nothing, not even what our page may do', () => {
    for (const address of ['https://example.com/', 'app://other/', 'app://consent-desk.evil/', 'null', '']) {
      expect(asked(copying, { ...ours, requestingUrl: address }), address).toBe(false);
      expect(checked(copying, address), address).toBe(false);
      expect(checked(copying, 'app://consent-desk/', { ...ours, requestingUrl: address }), address).toBe(false);
    }
  });

  test('Rule 5: a frame inside our page is granted nothing', () => {
    expect(asked(copying, { ...ours, isMainFrame: false })).toBe(false);
    expect(checked(copying, 'app://consent-desk/', { ...ours, isMainFrame: false })).toBe(false);
  });

  test('Rule 5: what is asked without a document, as by a service worker, is denied', () => {
    expect(checked(copying, 'app://consent-desk/', { isMainFrame: true })).toBe(false);
  });

  test('Rule 5: no USB, HID or serial device is permitted or chosen', () => {
    const session = held();
    for (const deviceType of ['usb', 'hid', 'serial'])
      expect(session.ask('device', { deviceType, origin: 'app://consent-desk' })).toBe(false);
    expect(session.ask('usbClasses', { protectedClasses: [] })).toContain('mass-storage');
    const choose = vi.fn();
    const event = { preventDefault: vi.fn() };
    session.emit('select-usb-device', event, { deviceList: [{ deviceId: 'stick' }] }, choose);
    session.emit('select-hid-device', event, { deviceList: [{ deviceId: 'key' }] }, choose);
    session.emit('select-serial-port', event, [{ portId: 'com1' }], {}, choose);
    expect(event.preventDefault).toHaveBeenCalledTimes(3);
    expect(choose.mock.calls.flat().filter(Boolean)).toEqual([]);
    expect(choose).toHaveBeenCalledTimes(3);
  });

  test('Rule 5: no screen, window or tab is shared', () => {
    const answer = vi.fn();
    held().ask('displayMedia', {}, answer);
    expect(answer.mock.calls).toEqual([[null]]);
  });

  test('Rule 5: no Bluetooth device is paired', () => {
    const answer = vi.fn();
    held().ask('bluetoothPairing', { pairingKind: 'confirm' }, answer);
    expect(answer.mock.calls).toEqual([[{ confirmed: false }]]);
  });

  test('Rule 5: a folder that Chromium guards stays guarded', () => {
    const answer = vi.fn();
    held().emit('file-system-access-restricted', {}, {}, answer);
    expect(answer.mock.calls).toEqual([['deny']]);
  });
});
