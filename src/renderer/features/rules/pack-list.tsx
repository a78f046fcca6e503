import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackRow } from '../../../contract/rules.ts';
import { classes } from '../../ui/classes.ts';
import { Badge } from '../../ui/state-mark.tsx';
import { Age } from '../../ui/time.tsx';
import { editionDay, grouped, usePackWords } from './pack-words.ts';

/** The editions under their site. Each is a link; the arrow keys go from one to the next. */
export function PackList(props: {
  readonly packs: readonly PackRow[];
  readonly site: PackRow['key']['site'];
  readonly chosen: string | null;
}): ReactNode {
  const { t } = useTranslation('rules');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows only move the focus between the links inside
    <div onKeyDown={moveFocus} className="min-h-0 flex-1 overflow-auto pb-6">
      {grouped(props.packs, props.site).map((group) => (
        <section key={group.site} aria-labelledby={`rules-${group.site}`}>
          <h2
            id={`rules-${group.site}`}
            className="sticky top-0 border-b border-hairline bg-ground px-5 py-1.5 text-small font-semibold text-secondary"
          >
            {t(`site.${group.site}`)}
          </h2>
          <ul aria-label={`${t(`site.${group.site}`)}: ${t('list')}`}>
            {group.packs.map((row) => (
              <Row key={row.id} row={row} chosen={row.id === props.chosen} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ row, chosen }: { readonly row: PackRow; readonly chosen: boolean }): ReactNode {
  const { t } = useTranslation('rules');
  const words = usePackWords();
  const used = row.inUse.length > 0;
  return (
    <li className="border-b border-hairline/60">
      <Link
        to="/rules"
        search={{ pack: row.id }}
        aria-current={chosen ? 'true' : undefined}
        className={classes('flex items-start gap-3 px-5 py-2 outline-offset-[-2px] hover:bg-hover', chosen && 'bg-accent-soft')}
      >
        <span className="min-w-0 flex-1">
          <span className={classes('block first-letter:uppercase', used && 'font-semibold')}>
            {words.checks(row)} <span className="font-normal text-secondary">({words.partners(row)})</span>
          </span>
          <span className="numbers block text-small text-secondary">
            {words.edition(row)} · {t('rules', { count: row.rules })}
            {row.added ? ` · ${t('addedBy', { name: row.added.by })}` : ''}
            {used ? (
              <>
                {' · '}
                <Age at={`${editionDay(row)}T00:00:00Z`} />
              </>
            ) : null}
          </span>
        </span>
        {used ? <Badge strong>{t('inUse')}</Badge> : null}
      </Link>
    </li>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const now = links.findIndex((link) => link.matches(':focus'));
  const next = links[now + (event.key === 'ArrowDown' ? 1 : -1)];
  if (now < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
