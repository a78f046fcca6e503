import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ShellSettings } from '../../../src/engine/shell/settings/shape.ts';
import { stayOpen } from '../../../src/main/desktop/stay-open.ts';
import { followTheme, groundNow, grounds, wearTheme } from '../../../src/main/desktop/theme.ts';
import { placeWindow, smallest } from '../../../src/main/desktop/window-place.ts';
import { placed, rememberWindow, windowPlace } from '../../../src/main/desktop/window-state.ts';
import { fc } from '../../unit/core/runs.ts';
import * as electron from './stub.ts';

vi.mock('electron', () => import('./stub.ts'));
beforeEach(electron.fresh);

const { display } = electron;
const primary = display(1, 0, 25, 1440, 875);
const beside = display(2, 1440, 0, 1920, 1080);
const left = display(3, -1280, 0, 1280, 1024);
const kept = { x: 1500, y: 100, width: 1000, height: 700, display: 2, maximized: false, fullScreen: false };
const centred = { x: 80, y: 53, width: 1280, height: 820, maximized: false, fullScreen: false };

describe('the window opens', () => {
  test('where it was, on its own display', () => {
    expect(placeWindow(kept, [primary, beside], primary)).toEqual({
      x: 1500,
      y: 100,
      width: 1000,
      height: 700,
      maximized: false,
      fullScreen: false,
    });
    expect(placeWindow({ ...kept, x: -1200, display: 3 }, [primary, left], primary)).toMatchObject({ x: -1200, y: 100 });
  });

  test('as large as it was, maximised or full screen', () => {
    expect(placeWindow({ ...kept, maximized: true }, [primary, beside], primary)).toMatchObject({ x: 1500, maximized: true });
    expect(placeWindow({ ...kept, fullScreen: true }, [primary, beside], primary)).toMatchObject({ x: 1500, fullScreen: true });
  });

  test('in the middle of the primary display when its own is gone, in the size that fits there', () => {
    expect(placeWindow(kept, [primary], primary)).toMatchObject({ x: 220, y: 113, width: 1000, height: 700 });
    expect(placeWindow({ ...kept, width: 3000, height: 2000 }, [primary], primary)).toMatchObject({
      x: 0,
      y: 25,
      width: 1440,
      height: 875,
    });
  });

  test('where it was when its display has another number but lies there still', () => {
    expect(placeWindow({ ...kept, display: 77 }, [primary, beside], primary)).toMatchObject({ x: 1500, y: 100 });
  });

  test('on the primary display when only its edge could be taken hold of, or its title bar lies above every display', () => {
    expect(placeWindow({ ...kept, x: 3300, display: 2 }, [primary, beside], primary)).toMatchObject({ x: 220, y: 113 });
    expect(placeWindow({ ...kept, y: -650, display: 2 }, [primary, beside], primary)).toMatchObject({ x: 220, y: 113 });
  });

  test('fitted into a display whose scale was changed, so that it has less room', () => {
    const scaled = display(2, 1440, 0, 960, 540);
    expect(placeWindow({ ...kept, x: 1900, y: 200 }, [primary, scaled], primary)).toEqual({
      x: 1440,
      y: 0,
      width: 960,
      height: smallest.height,
      maximized: false,
      fullScreen: false,
    });
  });

  test('never smaller than a person can work in', () => {
    expect(placeWindow({ ...kept, width: 1, height: 1 }, [primary, beside], primary)).toMatchObject(smallest);
  });

  test.each([
    null,
    undefined,
    'x',
    [],
    {},
    { ...kept, x: 'left' },
    { ...kept, x: Number.NaN },
    { ...kept, width: -1 },
    { ...kept, width: 1e12 },
    { ...kept, x: 1.5 },
    { ...kept, maximized: 'yes' },
  ])('in the middle when the settings say %j', (value) => {
    expect(placeWindow(value, [primary, beside], primary)).toEqual(centred);
  });

  test('so that it can be taken hold of, whatever the settings say', () => {
    const hostile = fc.oneof(
      fc.jsonValue(),
      fc.record({
        x: fc.integer({ min: -200_000, max: 200_000 }),
        y: fc.integer({ min: -200_000, max: 200_000 }),
        width: fc.integer({ min: -10, max: 200_000 }),
        height: fc.integer({ min: -10, max: 200_000 }),
        display: fc.option(fc.integer()),
        maximized: fc.boolean(),
        fullScreen: fc.boolean(),
      }),
    );
    const screens = [primary, beside, left];
    fc.assert(
      fc.property(hostile, (value) => {
        const { x, y, width, height } = placeWindow(value, screens, primary);
        expect(width).toBeGreaterThanOrEqual(smallest.width);
        expect(height).toBeGreaterThanOrEqual(smallest.height);
        const inside = screens.filter(
          ({ workArea: area }) => x >= area.x && y >= area.y && x + width <= area.x + area.width && y + height <= area.y + area.height,
        );
        expect(inside).toHaveLength(1);
      }),
    );
  });
});

describe('the place of the window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const remembering = (place = { ...centred }) => {
    const window = new electron.BrowserWindow();
    const written: unknown[] = [];
    const settings = { get: () => null, set: (_key: 'window', value: unknown) => void written.push(value) };
    rememberWindow(window as never, place, settings);
    return { window, written };
  };

  test('is written once it rests for half a second, in a form that the settings accept', () => {
    const { window, written } = remembering();
    for (const name of ['move', 'resize', 'maximize', 'move']) {
      window.emit(name);
      vi.advanceTimersByTime(400);
    }
    expect(written).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(written).toEqual([{ x: 10, y: 35, width: 1000, height: 700, display: 1, maximized: false, fullScreen: false }]);
    expect(ShellSettings.shape.window.parse(written[0])).toEqual(written[0]);
  });

  test('is written when the window closes, and not again after it', () => {
    const { window, written } = remembering();
    window.emit('move');
    window.maximized = true;
    window.emit('close', { preventDefault() {} });
    window.destroyed = true;
    window.emit('closed');
    vi.advanceTimersByTime(10_000);
    expect(written).toMatchObject([{ maximized: true }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is not written while it is minimised', () => {
    const { window, written } = remembering();
    window.minimized = true;
    window.emit('move');
    vi.advanceTimersByTime(1000);
    expect(written).toEqual([]);
  });

  test('is made as large as it was only once the page is painted, since that shows the window', () => {
    const { window } = remembering({ ...centred, maximized: true, fullScreen: true });
    expect(window.maximize).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.maximize).toHaveBeenCalledOnce();
    expect(window.setFullScreen).toHaveBeenCalledWith(true);
  });

  test('costs nothing where settings can be neither read nor written', () => {
    const broken = {
      get: () => {
        throw new Error('damaged');
      },
      set: () => {
        throw new Error('read-only');
      },
    };
    expect(windowPlace(broken)).toEqual(centred);
    const window = new electron.BrowserWindow();
    rememberWindow(window as never, centred, broken);
    expect(() => window.emit('close', { preventDefault() {} })).not.toThrow();
  });

  test('goes to Electron with the smallest size', () => {
    expect(placed(centred)).toEqual({ x: 80, y: 53, width: 1280, height: 820, minWidth: 800, minHeight: 560 });
  });
});

describe('closing the window', () => {
  const closing = (platform: NodeJS.Platform) => {
    const window = new electron.BrowserWindow();
    const show = vi.fn();
    stayOpen(window as never, show, platform);
    const event = { preventDefault: vi.fn() };
    return { window, show, event };
  };

  test.each(['win32', 'linux'] as const)('ends the app on %s', (platform) => {
    const { window, event } = closing(platform);
    window.emit('close', event);
    expect(event.preventDefault).not.toHaveBeenCalled();
    expect(window.hide).not.toHaveBeenCalled();
  });

  test('hides it on macOS, where the dock brings it back, until the app is quit', () => {
    const { window, event, show } = closing('darwin');
    window.emit('close', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(window.hide).toHaveBeenCalledOnce();
    electron.app.emit('activate');
    expect(show).toHaveBeenCalledOnce();
    electron.app.emit('before-quit');
    window.emit('close', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  test('lets an update close it on macOS, where quitting is said only afterwards', () => {
    const { window, event } = closing('darwin');
    electron.autoUpdater.emit('before-quit-for-update');
    window.emit('close', event);
    expect(event.preventDefault).not.toHaveBeenCalled();
  });
});

describe('light and dark', () => {
  test('the window has the ground of the page before the page is there, so that nothing flashes', () => {
    const tokens = readFileSync(new URL('../../../src/renderer/ui/tokens.css', import.meta.url), 'utf8');
    expect(/--color-ground: light-dark\((#\w+), (#\w+)\)/u.exec(tokens)?.slice(1)).toEqual([grounds.light, grounds.dark]);
    expect(groundNow()).toBe(grounds.light);
    electron.nativeTheme.shouldUseDarkColors = true;
    expect(groundNow()).toBe(grounds.dark);
  });

  test.each(['system', 'light', 'dark'] as const)('what the person chose (%s) is what the system draws around the page', (theme) => {
    wearTheme(theme);
    expect(electron.nativeTheme.themeSource).toBe(theme);
  });

  test('the ground follows while the app runs, until the window is closed', () => {
    const window = new electron.BrowserWindow();
    followTheme(window as never);
    electron.nativeTheme.shouldUseDarkColors = true;
    electron.nativeTheme.emit('updated');
    expect(window.background).toBe(grounds.dark);
    window.emit('closed');
    expect(electron.nativeTheme.listenerCount('updated')).toBe(0);
  });
});
