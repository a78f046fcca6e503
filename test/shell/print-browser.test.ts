import { describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/web/host/print-browser.ts';

const on = (platform: NodeJS.Platform, environment: Readonly<Record<string, string>>, ...programs: readonly string[]) =>
  findBrowser({ platform, environment, isProgram: (path) => programs.includes(path) });

describe('the browser that draws pictures', () => {
  test('is looked for on Linux by its names on the path, Chrome before Edge before Chromium', () => {
    const environment = { PATH: '/usr/local/bin:/usr/bin:.:' };
    const [chrome, edge, chromium] = ['/usr/bin/google-chrome', '/usr/local/bin/microsoft-edge', '/usr/bin/chromium'];
    expect(on('linux', environment, chromium, edge, chrome)).toEqual({ path: chrome, name: 'Google Chrome' });
    expect(on('linux', environment, chromium, edge)).toEqual({ path: edge, name: 'Microsoft Edge' });
    expect(on('linux', environment, chromium)).toEqual({ path: chromium, name: 'Chromium' });
    expect(on('linux', environment)).toBeNull();
    expect(on('linux', environment, 'chromium', './chromium')).toBeNull();
    expect(on('linux', {}, chromium)).toBeNull();
  });

  test('is looked for in the usual folders of macOS and Windows', () => {
    const home = '/Users/ann';
    const edge = `${home}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`;
    expect(on('darwin', { HOME: home }, edge)).toEqual({ path: edge, name: 'Microsoft Edge' });
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(on('darwin', { HOME: home }, edge, chrome)?.path).toBe(chrome);
    const folders = {
      ProgramFiles: 'C:\\Program Files',
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local',
    };
    const shipped = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(on('win32', folders, shipped)).toEqual({ path: shipped, name: 'Microsoft Edge' });
    const own = 'C:\\Users\\ann\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe';
    expect(on('win32', folders, shipped, own)?.path).toBe(own);
    expect(on('win32', {}, shipped)).toBeNull();
  });

  test('may be named by the variable CHROMIUM; a name that leads nowhere is passed over', () => {
    expect(on('linux', { CHROMIUM: '/opt/mine', PATH: '/usr/bin' }, '/opt/mine', '/usr/bin/chromium')?.path).toBe('/opt/mine');
    expect(on('linux', { CHROMIUM: '/opt/gone', PATH: '/usr/bin' }, '/usr/bin/chromium')?.path).toBe('/usr/bin/chromium');
  });
});
