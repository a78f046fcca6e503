/** What a step may touch: the whole file as it lies there, in whatever shape an older edition left it. */
export interface SettingsFile {
  store: Record<string, unknown>;
}

const themes: readonly unknown[] = ['system', 'light', 'dark'];

/**
 * Edition 0 was the file of the first version's appearance (`theme`, `language`, `density`), beside which a shell kept nothing. The theme is
 * what a window needs before the engine answers; the rest stays where the engine reads it.
 */
function fromZero(file: SettingsFile): void {
  const { theme, language: _language, density: _density, ...rest } = file.store;
  file.store = { ...rest, theme: themes.includes(theme) ? theme : 'system' };
}

/** One step for each edition, by its number. */
export const settingsMigrations: Readonly<Record<string, (file: SettingsFile) => void>> = { '1.0.0': fromZero };
