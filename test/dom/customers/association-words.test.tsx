import i18next from 'i18next';
import { expect, it } from 'vitest';
import { associationWords } from '../../../src/renderer/features/customers/association-words.ts';
import customers from '../../../src/renderer/words/en/customers.json';

it('shows an association type that no source confirms as it was received', async () => {
  const words = i18next.createInstance();
  const t = await words.init({ lng: 'en', resources: { en: { customers } }, defaultNS: 'customers' });
  expect(associationWords(t, { association: 'unconfirmed', associationRaw: '2' })).toBe('type unconfirmed (2)');
  expect(associationWords(t, { association: 'unconfirmed', associationRaw: '' })).toBe('type unconfirmed');
  expect(associationWords(t, { association: 'reseller', associationRaw: '3' })).toBe('reseller');
});
