import i18next, { type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from './en/app.json';
import customers from './en/customers.json';
import faults from './en/faults.json';

type Words = { readonly default: Record<string, unknown> };

/** Every language is a folder, every namespace a file: `./en/customers.json`. A new language is a new folder. */
const files = import.meta.glob<Words>(['./*/*.json', '!./en/app.json', '!./en/customers.json', '!./en/faults.json']);

const lazily: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.json`];
    if (!load) return done(null, {});
    load().then(
      (words) => done(null, words.default),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), false),
    );
  },
};

/** The words of the frame, of the list of customers and of faults are there at once; those of a page come with it. `onMissing` hears of keys without words. */
export async function startWords(onMissing?: (key: string) => void): Promise<i18n> {
  await i18next
    .use(lazily)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      ns: ['app', 'customers', 'faults'],
      defaultNS: 'app',
      partialBundledLanguages: true,
      initAsync: false,
      resources: { en: { app, customers, faults } },
      // React escapes already.
      interpolation: { escapeValue: false },
      saveMissing: onMissing !== undefined,
      // Nobody reads braces: a value that did not come is left out.
      missingInterpolationHandler: () => '…',
      missingKeyHandler: (_languages, namespace, key) => onMissing?.(`${namespace}:${key}`),
    });
  return i18next;
}

/** Fetches the words of a page with the page itself, so that it is not drawn twice. */
export const wordsOf = (...namespaces: readonly string[]): Promise<void> => i18next.loadNamespaces(namespaces);
