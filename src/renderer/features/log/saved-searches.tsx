import { Bookmark, Check, ChevronDown, Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilters } from '../../../core/ports.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { KeepSearch } from './keep-search.tsx';
import { KeptSearches } from './kept-searches.tsx';
import { sameSearch, useSavedSearches } from './use-saved-searches.ts';

/** Searches that a person keeps under a name; they stay with this account, on this computer. */
export function SavedSearches(props: {
  readonly search: string;
  readonly filters: LogFilters;
  readonly onAsk: (search: string, filters: LogFilters) => void;
}): ReactNode {
  const { t } = useTranslation('log');
  const { search, filters, onAsk } = props;
  const searches = useSavedSearches();
  const [open, setOpen] = useState<'none' | 'keep' | 'change'>('none');
  const now = searches.kept.find((one) => sameSearch(one, search, filters));
  const bare = search === '' && Object.keys(filters).length === 0;
  return (
    <>
      <Menu
        label={t('kept.label')}
        trigger={
          <Button aria-label={now ? `${t('kept.label')}: ${now.name}` : t('kept.label')} icon={<Bookmark size={14} aria-hidden />}>
            <bdi className="max-w-36 truncate">{now?.name ?? t('kept.label')}</bdi> <ChevronDown size={14} aria-hidden />
          </Button>
        }
        items={[
          ...searches.kept.map((one) => ({
            label: one.name,
            icon: <Check size={14} aria-hidden className={one === now ? 'shrink-0' : 'invisible shrink-0'} />,
            run: () => onAsk(one.search, one.filters as LogFilters),
          })),
          {
            label: t('kept.keep'),
            icon: <Bookmark size={14} aria-hidden />,
            disabled: bare || now !== undefined,
            run: () => setOpen('keep'),
          },
          {
            label: t('kept.change'),
            icon: <Pencil size={14} aria-hidden />,
            disabled: searches.kept.length === 0,
            run: () => setOpen('change'),
          },
        ]}
      />
      {open === 'keep' ? <KeepSearch search={search} filters={filters} searches={searches} onClose={() => setOpen('none')} /> : null}
      {open === 'change' ? <KeptSearches searches={searches} onClose={() => setOpen('none')} /> : null}
    </>
  );
}
