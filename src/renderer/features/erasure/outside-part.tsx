import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasurePreview, OutsideLine } from '../../../contract/erasure.ts';
import { Panel } from '../../ui/page.tsx';
import { Badge } from '../../ui/state-mark.tsx';
import { dateText } from '../../ui/time.tsx';

/** What was handed out, each with its date and the entry that says so. `title` where it is not about what would be. */
export function OutsidePart(props: { readonly outside: ErasurePreview['outside']; readonly title?: string }): ReactNode {
  const { t } = useTranslation('erasure');
  const { total, rows } = props.outside;
  return (
    <Panel title={props.title ?? t('outside.title')} aside={total > 0 ? total : null}>
      <p>{total === 0 ? t('outside.none') : t('outside.body')}</p>
      {rows.length > 0 ? (
        <ul aria-label={t('outside.title')} className="mt-2 flex flex-col">
          {rows.map((row) => (
            <Line key={`${row.sequence ?? ''}${row.name ?? ''}`} row={row} />
          ))}
        </ul>
      ) : null}
      {total > rows.length ? <p className="mt-1">{t('outside.more', { count: total - rows.length })}</p> : null}
      <p className="mt-2 text-small text-secondary">{t('outside.copies')}</p>
    </Panel>
  );
}

function Line({ row }: { readonly row: OutsideLine }): ReactNode {
  const { t } = useTranslation('erasure');
  const named = t(`outside.as.${row.kind}`, { name: row.name ?? '' });
  const what = [named, wayWords()].filter(Boolean).join(' ');
  const begins = row.kind === 'set-aside' ? 'aside' : row.way === 'brought' ? 'brought' : 'line';
  return (
    <li className="flex min-h-7 flex-wrap items-center gap-x-3 border-b border-hairline py-1 last:border-b-0">
      <span className="min-w-0 flex-1 break-words">{t(`outside.${begins}`, { date: dateText(row.at, true), what })}</span>
      {row.scope === 'account' ? <Badge>{t('outside.account')}</Badge> : null}
      {row.sequence === null ? null : (
        <Link to="/log" search={{ entry: row.sequence }} className="numbers text-small text-accent underline underline-offset-2">
          {t('outside.entry', { sequence: row.sequence })}
        </Link>
      )}
    </li>
  );

  function wayWords(): string {
    if (row.kind === 'set-aside' || row.way === 'server' || row.way === 'brought') return '';
    return row.way === 'file' && row.ending !== '' ? t('outside.way.fileOf', { ending: row.ending }) : t(`outside.way.${row.way}`);
  }
}
