import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackPage } from '../../../contract/rules.ts';
import { Facts } from '../../ui/page.tsx';
import { Badge } from '../../ui/state-mark.tsx';
import { Age, DateText } from '../../ui/time.tsx';
import { editionDay, usePackWords } from './pack-words.ts';

/** Which edition it is, how old, what it is used for here, and what it says beyond its rules. */
export function PackHead({ page }: { readonly page: PackPage }): ReactNode {
  const { t } = useTranslation('rules');
  const words = usePackWords();
  const { row } = page;
  return (
    <header className="flex flex-col gap-2">
      <h2 className="text-title font-semibold">
        {row.title} {row.inUse.length > 0 ? <Badge strong>{t('inUse')}</Badge> : null}
      </h2>
      <Facts
        rows={[
          [t('pack.edition'), words.edition(row)],
          [t('pack.age'), <Age key="age" at={`${editionDay(row)}T00:00:00Z`} />],
          [t('pack.readOn'), <DateText key="read" at={row.readOn} />],
          [t('pack.for'), `${t(`site.${row.key.site}`)}; ${words.partners(row)}; ${words.checks(row)}`],
          [t('pack.usedFor'), row.inUse.length > 0 ? row.inUse.map(words.check).join(', ') : t('pack.notUsed')],
          [t('pack.limits'), words.limits(row)],
          ...(row.added
            ? ([
                [
                  t('pack.added'),
                  <span key="added">
                    {t('addedOn', { name: row.added.by })} <DateText at={row.added.at} time />
                  </span>,
                ],
              ] as const)
            : []),
          [t('pack.undocumented'), page.undocumented],
        ]}
      />
      {page.remarks.length > 0 ? (
        <section aria-label={t('pack.remarks')}>
          <h3 className="font-medium">{t('pack.remarks')}</h3>
          <ul className="flex flex-col gap-0.5 text-secondary">
            {page.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </header>
  );
}
