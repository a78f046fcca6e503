import { type BrowserWindow, nativeTheme } from 'electron';

export type Theme = 'system' | 'light' | 'dark';

/** The page's own ground (`--color-ground` of tokens.css): what the window shows before the page is painted, so that nothing flashes. */
export const grounds = { light: '#fbfcfc', dark: '#151819' } as const;

export const groundNow = (): string => (nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light);

/** From now on: what the system draws around the page, and what the page reads as the system's wish. */
export function wearTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}

/** The ground of the window follows, while the app runs, what the person or the system chooses. */
export function followTheme(window: BrowserWindow): void {
  const follow = () => {
    if (!window.isDestroyed()) window.setBackgroundColor(groundNow());
  };
  nativeTheme.on('updated', follow);
  window.on('closed', () => nativeTheme.off('updated', follow));
}
