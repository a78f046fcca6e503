import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilters } from '../../../core/ports.ts';
import { Select } from '../../ui/field.tsx';
import { Chips } from './chips.tsx';
import { operationWords, resultWords, sourceWords } from './closed-lists.ts';
import { CustomerFilter } from './customer-filter.tsx';
import { DayRange } from './day-range.tsx';
import { SavedSearches } from './saved-searches.tsx';
import { SearchField } from './search-field.tsx';
import { useOperators } from './use-log.ts';

type Listed = 'operation' | 'result' | 'source' | 'operator';

/** Search and filters; what narrows the log now stands below as chips, each to be taken away. */
export const LogFiltersBar = memo(FiltersBar);

function FiltersBar(props: {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly filters: LogFilters;
  readonly onFilters: (filters: LogFilters) => void;
  readonly onAsk: (search: string, filters: LogFilters) => void;
  readonly customerName: string | null;
}): ReactNode {
  const { t } = useTranslation('log');
  const { filters, onFilters } = props;
  const operators = useOperators();
  const put = (name: keyof LogFilters, value: string) => {
    const { [name]: _old, ...others } = filters;
    onFilters(value === '' ? others : { ...others, [name]: value });
  };
  const list = (name: Listed, values: readonly string[], words: (value: string) => string) => (
    <Select
      label={t(`filter.${name}`)}
      hideLabel
      className="w-26"
      value={filters[name] ?? ''}
      onChange={(value) => put(name, value)}
      options={[{ value: '', label: t(`filter.${name}`) }, ...values.map((value) => ({ value, label: words(value) }))]}
    />
  );
  return (
    <search aria-label={t('filters')} className="flex shrink-0 flex-wrap items-center gap-1.5 px-5 pb-2">
      <SearchField search={props.search} onSearch={props.onSearch} />
      <SavedSearches search={props.search} filters={filters} onAsk={props.onAsk} />
      <CustomerFilter onChoose={(customerId) => put('customerId', customerId)} />
      {list('operation', operationWords, (value) => t(`operation.${value}`))}
      {list('operator', operators, (value) => value)}
      {list('result', resultWords, (value) => t(`result.${value}`))}
      {list('source', sourceWords, (value) => t(`source.${value}`))}
      <DayRange filters={filters} onFilters={onFilters} />
      <Chips filters={filters} customerName={props.customerName} onFilters={onFilters} />
    </search>
  );
}
