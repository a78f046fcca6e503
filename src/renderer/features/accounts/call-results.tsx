import { Ban, CircleAlert, CircleCheck, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallResult } from '../../../contract/accounts.ts';
import { readingCalls } from '../../../core/account/reading-calls.ts';

const marks = {
  works: { Icon: CircleCheck, tone: 'text-allowed' },
  refused: { Icon: Ban, tone: 'text-blocked' },
  failed: { Icon: CircleAlert, tone: 'text-unknown' },
  skipped: { Icon: Minus, tone: 'text-secondary' },
} as const;

/** Each reading call with what came of it: result, time, what happened and what to do. */
export function CallResults(props: { readonly results: readonly CallResult[] }): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{t('test.caption')}</caption>
      <thead>
        <tr className="text-left text-small text-secondary">
          {(['call', 'result', 'time', 'what'] as const).map((column) => (
            <th key={column} scope="col" className={`py-1 pr-3 font-medium ${column === 'time' ? 'text-right' : ''}`}>
              {t(`test.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.results.map((result) => (
          <ResultRow key={result.call} result={result} />
        ))}
      </tbody>
    </table>
  );
}

function ResultRow({ result }: { readonly result: CallResult }): ReactNode {
  const { t } = useTranslation('accounts');
  const { call, outcome, fault, milliseconds } = result;
  const { Icon, tone } = marks[outcome];
  return (
    <tr className="border-t border-hairline align-top">
      <th scope="row" className="py-1 pr-3 text-left font-normal">
        {t(`call.${call}`)}
      </th>
      <td className={`py-1 pr-3 whitespace-nowrap ${tone}`}>
        <span className="inline-flex items-center gap-1.5 font-medium">
          <Icon size={14} aria-hidden /> {t(`outcome.${outcome}`)}
        </span>
      </td>
      <td className="numbers py-1 pr-3 text-right whitespace-nowrap">
        {outcome === 'skipped' ? '' : t('test.milliseconds', { count: milliseconds })}
      </td>
      <td className="py-1">
        {outcome === 'skipped' ? t(call === 'resellers' ? 'test.onlyDistributor' : 'test.nothingToAsk') : null}
        {fault ? <WhatToDo fault={fault} call={call} /> : null}
      </td>
    </tr>
  );
}

function WhatToDo(props: { readonly fault: NonNullable<CallResult['fault']>; readonly call: CallResult['call'] }): ReactNode {
  const { t, i18n } = useTranslation('accounts');
  const { t: faults } = useTranslation('faults');
  const { code, detail } = props.fault;
  const ours = `next.${code}`;
  const items = readingCalls.find(({ id }) => id === props.call)?.permissions ?? [];
  return (
    <>
      <span>{faults(`${code}.what`, { ...detail })} </span>
      <span>{i18n.exists(ours, { ns: 'accounts' }) ? t(ours) : faults(`${code}.next`, { ...detail })}</span>
      {code === 'forbidden' && items.length > 0 ? <span> {t('test.items', { items: items.join(', ') })}</span> : null}{' '}
      <code className="font-mono text-small text-secondary">{code}</code>
    </>
  );
}
