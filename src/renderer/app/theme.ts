import type { Appearance } from '../../contract/settings.ts';

/** Puts the appearance on the document: `light-dark()` tokens do the rest; *system* follows the operating system without a script. */
export function wear(appearance: Appearance): void {
  const root = document.documentElement;
  if (appearance.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = appearance.theme;
  root.dataset.density = appearance.density;
  root.lang = appearance.language;
}
