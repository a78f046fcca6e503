import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilters } from '../../../core/ports.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { daysOf } from './bars.ts';
import { operationWords, resultWords, sourceWords } from './closed-lists.ts';
import { CustomerFilter } from './customer-filter.tsx';

type Name = keyof LogFilters;
export const searchId = 'log-search';

/** Search and filters on one line; what cannot be picked from a list (customer, case, days) stands as a chip that can be taken away. */
export function LogFiltersBar(props: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly filters: LogFilters;
  readonly onFilters: (filters: LogFilters) => void;
  readonly customerName: string | null;
}): ReactNode {
  const { t } = useTranslation('log');
  const { filters, onFilters } = props;
  const put = (name: Name, value: string) => {
    const { [name]: _old, ...others } = filters;
    onFilters(value === '' ? others : { ...others, [name]: value });
  };
  const drop = (...names: readonly Name[]) =>
    onFilters(Object.fromEntries(Object.entries(filters).filter(([name]) => !names.includes(name as Name))));
  const list = (name: 'operation' | 'result' | 'source', values: readonly string[]) => (
    <Select
      label={t(`filter.${name}`)}
      hideLabel
      className="w-34"
      value={filters[name] ?? ''}
      onChange={(value) => put(name, value)}
      options={[
        { value: '', label: `${t(`filter.${name}`)}: ${t('filter.any')}` },
        ...values.map((value) => ({ value, label: t(`${name}.${value}`) })),
      ]}
    />
  );
  const days = daysOf(filters.from, filters.until);
  const chips = [
    filters.customerId
      ? { names: ['customerId'] as const, words: t('filter.onlyCustomer', { name: props.customerName ?? filters.customerId }) }
      : null,
    filters.caseId ? { names: ['caseId'] as const, words: t('filter.onlyCase') } : null,
    days
      ? {
          names: ['from', 'until'] as const,
          words: days.from === days.to ? t('filter.oneDay', days) : t('filter.days', { from: days.from, until: days.to }),
        }
      : null,
  ].filter((chip) => chip !== null);
  return (
    <search aria-label={t('filters')} className="flex shrink-0 flex-wrap items-center gap-2 px-5 pb-2">
      <TextField
        id={searchId}
        type="search"
        label={t('search')}
        hideLabel
        placeholder={t('searchHint')}
        className="min-w-52 flex-1"
        value={props.search}
        maxLength={120}
        onChange={(event) => props.onSearch(event.target.value)}
      />
      {filters.customerId ? null : <CustomerFilter onChoose={(customerId) => put('customerId', customerId)} />}
      {list('operation', operationWords)}
      {list('result', resultWords)}
      {list('source', sourceWords)}
      {chips.map((chip) => (
        <Button
          key={chip.words}
          aria-label={t('filter.remove', { name: chip.words })}
          className="numbers"
          onClick={() => drop(...chip.names)}
        >
          {chip.words}
          <X size={12} aria-hidden />
        </Button>
      ))}
      {Object.keys(filters).length > 0 ? (
        <Button look="quiet" onClick={() => onFilters({})}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  );
}
