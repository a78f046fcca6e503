import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogExportPlan } from '../../../contract/log-files.ts';
import { countText } from '../../ui/count.ts';
import { Facts, Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import type { Asked, LogAddress } from './asked.ts';

/** What goes out: the words and filters that were set on the log's page, and how many entries they leave. */
export function AskedPart(props: { readonly asked: Asked; readonly plan: LogExportPlan | null; readonly address: LogAddress }): ReactNode {
  const { t, i18n } = useTranslation('log-files');
  const { asked, plan } = props;
  const filters = Object.entries(asked.filters);
  const shown = (name: string, value: string) => {
    if (name === 'from' || name === 'until') return dateText(value, true);
    const word = `log:${name}.${value}`;
    return i18n.exists(word) ? t(word) : value;
  };
  const isAll = asked.search === '' && filters.length === 0;
  return (
    <Panel
      title={t('export.what')}
      aside={
        <Link to="/log" search={props.address} className="text-accent underline underline-offset-2">
          {t('export.change')}
        </Link>
      }
    >
      {isAll ? <p className="mb-1">{t('export.everything')}</p> : null}
      <Facts
        rows={[
          ...(asked.search === '' ? [] : [[t('export.words'), <bdi key="words">{asked.search}</bdi>] as const]),
          ...filters.map(([name, value]) => [t(`export.only.${name}`), <bdi key={name}>{shown(name, value)}</bdi>] as const),
          [
            t('export.entries'),
            <span key="entries" role="status">
              {plan === null
                ? t('export.counting')
                : isAll
                  ? countText(plan.entries)
                  : t('export.entriesOf', { shown: countText(plan.entries), all: countText(plan.newest) })}
            </span>,
          ],
        ]}
      />
    </Panel>
  );
}
