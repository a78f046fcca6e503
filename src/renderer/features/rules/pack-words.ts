import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PackRow } from '../../../contract/rules.ts';

/** `edition of 2025-06-30`, or that the page bears no date and when it was read. */
export const editionText = ({ key: { edition } }: PackRow, t: TFunction<'rules'>): string =>
  edition.kind === 'dated' ? t('edition.dated', { date: edition.date }) : t('edition.undated', { date: edition.readOn });

/** The day an edition counts as: its own, or for an undated page the one on which it was read. */
export const editionDay = ({ key: { edition } }: PackRow): string => (edition.kind === 'dated' ? edition.date : edition.readOn);

export type Check = PackRow['inUse'][number];

export function usePackWords() {
  const { t } = useTranslation('rules');
  const check = ({ side, step }: Check) => t(`check.${side}-${step}`);
  return {
    check,
    checks: ({ key }: PackRow) => key.sides.flatMap((side) => key.steps.map((step) => check({ side, step }))).join(', '),
    partners: ({ key }: PackRow) => key.partnerTypes.map((type) => t(`partnerType.${type}`)).join(', '),
    edition: (row: PackRow) => editionText(row, t),
    limits: ({ limits }: PackRow) =>
      limits === null
        ? t('pack.noLimit')
        : `${t('pack.limit', { count: limits.requests, months: limits.months })}${limits.afterOtherSide ? t('pack.after', { months: limits.afterOtherSide }) : ''}`,
  };
}

/** By site, the account's own first; then by check, newest edition first. */
export function grouped(packs: readonly PackRow[], own: PackRow['key']['site']) {
  const order = (row: PackRow) => `${row.key.sides[0] === 'partner' ? 0 : 1} ${row.key.steps[0] === 'submit' ? 0 : 1}`;
  const sorted = packs.toSorted(
    (one, other) =>
      order(one).localeCompare(order(other)) ||
      editionDay(other).localeCompare(editionDay(one)) ||
      one.key.partnerTypes.join().localeCompare(other.key.partnerTypes.join()),
  );
  const sites = own === 'intl' ? (['intl', 'eu'] as const) : (['eu', 'intl'] as const);
  return sites.map((site) => ({ site, packs: sorted.filter(({ key }) => key.site === site) })).filter((group) => group.packs.length > 0);
}
