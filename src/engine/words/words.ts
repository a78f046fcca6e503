import { createInstance } from 'i18next';
import english from './en.json' with { type: 'json' };

const i18next = createInstance();
void i18next.init({
  lng: 'en',
  initAsync: false,
  resources: { en: { translation: english } },
  // The words leave as plain text, never as markup.
  interpolation: { escapeValue: false },
  contextSeparator: '_',
});

/** The engine's own words: notices and letters. `key` as in en.json, e.g. `notice.incoming.title`. */
export function words(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return i18next.t(key, { ...values });
}
