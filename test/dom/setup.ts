import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll, expect } from 'vitest';
import { startWords } from '../../src/renderer/words/i18n.ts';

// jsdom lays nothing out: every element is as large as a window, so that virtual lists show their first rows.
for (const [name, size] of [
  ['offsetHeight', 640],
  ['offsetWidth', 1280],
  ['clientHeight', 640],
  ['clientWidth', 1280],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}
Element.prototype.scrollTo = function scrollTo(this: Element, place?: number | ScrollToOptions) {
  this.scrollTop = typeof place === 'object' ? (place.top ?? 0) : 0;
  this.dispatchEvent(new Event('scroll'));
} as Element['scrollTo'];
window.scrollTo = () => undefined;
Element.prototype.getAnimations ??= () => [];
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.matchMedia ??= (query) =>
  ({ matches: /min-width/.test(query), media: query, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;

// Pages are loaded when they are first opened; the first one of a file also waits for its transform.
configure({ asyncUtilTimeout: 10_000, getElementError: (message) => new Error((message ?? 'not found').slice(0, 300)) });

/** Keys that a screen asked for and no language file has. */
const withoutWords = new Set<string>();

beforeAll(async () => {
  await startWords((key) => withoutWords.add(key));
});

afterEach(() => {
  cleanup();
  const missing = [...withoutWords];
  withoutWords.clear();
  expect(missing, 'words missing in src/renderer/words/en').toEqual([]);
});
