import type { TFunction } from 'i18next';
import type { CustomerRow } from '../../../contract/customers.ts';

/** A type that no source confirms is shown as it was received: *type unconfirmed (2)* (facts.md 4.1). */
export const associationWords = (t: TFunction<'customers'>, row: Pick<CustomerRow, 'association' | 'associationRaw'>): string =>
  row.association === 'unconfirmed' && row.associationRaw !== ''
    ? t('association.unconfirmedRaw', { raw: row.associationRaw })
    : t(`association.${row.association}`);
