import { useQuery } from '@tanstack/react-query';
import { Search, X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { type ListSearch, narrowed } from './question.ts';
import { ViewsMenu } from './views-menu.tsx';

interface FiltersProps {
  readonly search: ListSearch;
  readonly onChange: (change: { readonly [Key in keyof ListSearch]?: ListSearch[Key] | undefined }) => void;
  readonly field: RefObject<HTMLInputElement | null>;
  /** Arrow down leaves the search for the list. */
  readonly onLeave: () => void;
}

/** While a person types, one question per so many milliseconds. */
const pause = 80;

export function Filters({ search, onChange, field, onLeave }: FiltersProps): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const facets = useQuery(ask.customers.facets.queryOptions({ input: { account } })).data;
  const any = { value: '', label: '' };
  const choice = <Value extends string>(key: string, values: readonly Value[]) => [
    { ...any, label: t(`filter.${key}`) },
    ...values.map((value) => ({ value, label: t(`filterValue.${value as string}`) })),
  ];
  const flag = (value: boolean | undefined) => (value === undefined ? '' : value ? 'yes' : 'no');
  return (
    <search className="@container shrink-0 px-5 pb-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <SearchField search={search} onChange={onChange} field={field} onLeave={onLeave} />
        <ViewsMenu search={search} />
        {narrowed(search) ? (
          <IconButton label={t('filter.clear')} icon={<X size={14} aria-hidden />} onClick={() => onChange(nothing)} />
        ) : null}
        <Select
          hideLabel
          label={t('filter.verdict')}
          className="w-20"
          value={search.verdict ?? ''}
          options={choice('verdict', ['allowed', 'blocked', 'unknown'])}
          onChange={(value) => onChange({ verdict: oneOf(value, 'allowed', 'blocked', 'unknown') })}
        />
        <Select
          hideLabel
          label={t('filter.association')}
          className="w-26"
          value={search.association ?? ''}
          options={choice('association', ['reseller', 'referral', 'unconfirmed'])}
          onChange={(value) => onChange({ association: oneOf(value, 'reseller', 'referral', 'unconfirmed') })}
        />
        <Select
          hideLabel
          label={t('filter.frozen')}
          className="w-20"
          value={flag(search.frozen)}
          options={[
            { ...any, label: t('filter.frozen') },
            { value: 'yes', label: t('filterValue.frozen') },
            { value: 'no', label: t('filterValue.notFrozen') },
          ]}
          onChange={(value) => onChange({ frozen: value === '' ? undefined : value === 'yes' })}
        />
        <Select
          hideLabel
          label={t('filter.manager')}
          value={search.manager ?? ''}
          options={[{ ...any, label: t('filter.manager') }, ...(facets?.managers ?? []).map((value) => ({ value, label: value }))]}
          onChange={(value) => onChange({ manager: value === '' ? undefined : value })}
          className="w-24"
        />
        {facets && facets.resellers.length > 0 ? (
          <Select
            hideLabel
            label={t('filter.reseller')}
            value={search.reseller ?? ''}
            options={[{ ...any, label: t('filter.reseller') }, ...facets.resellers.map((value) => ({ value, label: value }))]}
            onChange={(value) => onChange({ reseller: value === '' ? undefined : value })}
            className="w-22"
          />
        ) : null}
        <Select
          hideLabel
          label={t('filter.visibility')}
          className="w-22"
          value={search.visibility ?? ''}
          options={choice('visibility', ['visible', 'missing-from-listing', 'no-longer-visible', 'disassociated'])}
          onChange={(value) =>
            onChange({ visibility: oneOf(value, 'visible', 'missing-from-listing', 'no-longer-visible', 'disassociated') })
          }
        />
        <Button
          aria-pressed={search.stale === true}
          look={search.stale ? 'chosen' : 'normal'}
          onClick={() => onChange({ stale: search.stale ? undefined : true })}
        >
          {t('filter.stale')}
        </Button>
      </div>
    </search>
  );
}

const nothing = {
  q: undefined,
  frozen: undefined,
  stale: undefined,
  manager: undefined,
  reseller: undefined,
  association: undefined,
  verdict: undefined,
  visibility: undefined,
} as const;

const oneOf = <Value extends string>(value: string, ...known: readonly Value[]): Value | undefined => known.find((one) => one === value);

function SearchField({ search, onChange, field, onLeave }: FiltersProps): ReactNode {
  const { t } = useTranslation('customers');
  const asked = search.q ?? '';
  const [typed, setTyped] = useState(asked);
  const sent = useRef(asked);
  // The address changed by itself (Back, "clear"): the field follows.
  useEffect(() => {
    if (asked !== sent.current) setTyped(asked);
    sent.current = asked;
  }, [asked]);
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange({ q: typed === '' ? undefined : typed });
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <div className="relative min-w-40 flex-1 basis-60 @min-[860px]:basis-40">
      <Search size={14} aria-hidden className="pointer-events-none absolute top-1.75 left-2 text-secondary" />
      <input
        ref={field}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        value={typed}
        maxLength={120}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            onLeave();
          }
          if (event.key === 'Escape' && typed !== '') setTyped('');
        }}
        className="h-7 w-full rounded-base border border-edge bg-raised pr-8 pl-7 placeholder:text-secondary [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute top-1 right-1.5">
        <Kbd keys="/" />
      </span>
    </div>
  );
}
