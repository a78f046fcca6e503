import type { TFunction } from 'i18next';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogFilters } from '../../../core/ports.ts';
import { Button } from '../../ui/button.tsx';
import { daysOf } from './bars.ts';

type Name = keyof LogFilters;

/** What narrows the log, each to be taken away by itself. Nothing while nothing does. */
export function Chips(props: {
  readonly filters: LogFilters;
  readonly customerName: string | null;
  readonly onFilters: (filters: LogFilters) => void;
}): ReactNode {
  const { t } = useTranslation('log');
  const { filters, onFilters } = props;
  const names = Object.keys(filters) as Name[];
  if (names.length === 0) return null;
  const without = (...gone: readonly Name[]) =>
    onFilters(Object.fromEntries(Object.entries(filters).filter(([name]) => !gone.includes(name as Name))));
  const { operation, operator, result, source, customerId, caseId } = filters;
  const chips: readonly (readonly [words: string, ...names: Name[]])[] = [
    ...(customerId ? [[t('filter.onlyCustomer', { name: props.customerName ?? customerId }), 'customerId'] as const] : []),
    ...(caseId ? [[t('filter.onlyCase'), 'caseId'] as const] : []),
    ...(operation ? [[t(`operation.${operation}`), 'operation'] as const] : []),
    ...(operator ? [[t('filter.by', { name: operator }), 'operator'] as const] : []),
    ...(result ? [[t(`result.${result}`), 'result'] as const] : []),
    ...(source ? [[t(`source.${source}`), 'source'] as const] : []),
    ...(filters.from || filters.until ? [[daysWords(filters, t), 'from', 'until'] as const] : []),
  ];
  return (
    <ul aria-label={t('filter.now')} className="flex basis-full flex-wrap items-center gap-1.5">
      {chips.map(([words, ...gone]) => (
        <li key={gone.join(' ')} className="max-w-full">
          <Button
            size="line"
            look="chosen"
            aria-label={t('filter.remove', { name: words })}
            className="numbers max-w-full"
            onClick={() => without(...gone)}
          >
            <bdi className="truncate">{words}</bdi>
            <X size={12} aria-hidden />
          </Button>
        </li>
      ))}
      <li>
        <Button size="line" look="quiet" onClick={() => onFilters({})}>
          {t('filter.clear')}
        </Button>
      </li>
    </ul>
  );
}

function daysWords(filters: LogFilters, t: TFunction<'log'>): string {
  const { from, to } = daysOf(filters.from, filters.until);
  if (from !== null && to !== null) return from === to ? t('filter.oneDay', { from }) : t('filter.days', { from, until: to });
  return from === null ? t('filter.untilDay', { until: to ?? '' }) : t('filter.fromDay', { from });
}
