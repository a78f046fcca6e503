import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../../core/overview/period.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { useQuestion } from './question.ts';

const periods: readonly Period[] = ['90-days', '12-months', 'all'];

/** The period, and whose customers are counted. */
export function FilterBar(): ReactNode {
  const { t } = useTranslation('overview');
  const { ask } = useBridge();
  const { account, period, whose } = useQuestion();
  const navigate = useNavigate({ from: '/overview' });
  const facets = useQuery(ask.customers.facets.queryOptions({ input: { account } })).data;
  const choose = (key: 'manager' | 'reseller', value: string) =>
    void navigate({
      replace: true,
      search: ({ [key]: _, ...others }) => (value === '' ? others : { ...others, [key]: value }),
    });
  const options = (key: 'manager' | 'reseller', names: readonly string[]) => {
    const chosen = whose[key];
    const known = chosen === undefined || names.includes(chosen) ? names : [chosen, ...names];
    return [{ value: '', label: t(`filter.every.${key}`) }, ...known.map((value) => ({ value, label: value }))];
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <fieldset className="flex gap-1">
        <legend className="sr-only">{t('filter.period')}</legend>
        {periods.map((one) => (
          <Button
            key={one}
            look={one === period ? 'chosen' : 'normal'}
            aria-pressed={one === period}
            onClick={() => void navigate({ replace: true, search: (before) => ({ ...before, period: one }) })}
          >
            {t(`period.${one}`)}
          </Button>
        ))}
      </fieldset>
      <Select
        hideLabel
        label={t('filter.manager')}
        className="w-44"
        value={whose.manager ?? ''}
        options={options('manager', facets?.managers ?? [])}
        onChange={(value) => choose('manager', value)}
      />
      {(facets?.resellers.length ?? 0) > 0 || whose.reseller !== undefined ? (
        <Select
          hideLabel
          label={t('filter.reseller')}
          className="w-44"
          value={whose.reseller ?? ''}
          options={options('reseller', facets?.resellers ?? [])}
          onChange={(value) => choose('reseller', value)}
        />
      ) : null}
    </div>
  );
}
