import type { Appearance } from '../../contract/settings.ts';

/** Puts the appearance on the document: `light-dark()` tokens do the rest; *system* follows the operating system without a script. */
export function wear(appearance: Appearance): void {
  const root = document.documentElement;
  if (appearance.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = appearance.theme;
  root.dataset.density = appearance.density;
  root.lang = appearance.language;
  localStorage.setItem(kept, JSON.stringify(appearance));
}

const kept = 'appearance';

/** Before the engine answers: what was worn last, so that a dark desk does not flash. */
export function wearLast(): void {
  try {
    const last: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    if (typeof last === 'object' && last !== null && 'theme' in last) wear(last as Appearance);
  } catch {
    // Nothing kept, or no storage: the system's theme is a good start.
  }
}
