import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Bar } from '../../ui/bar.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { bytesText } from './bytes.ts';

const shownMonths = 12;

/** How large the database is, what of, and how it grows. */
export function SizePart(): ReactNode {
  const { t } = useTranslation('housekeeping');
  const { ask } = useBridge();
  const account = useAccount();
  const size = useQuery(ask.housekeeping.size.queryOptions({ input: { account } }));
  if (!size.data) {
    return (
      <Panel title={t('size.title')}>
        {size.error ? <FaultPanel fault={faultOf(size.error)} onRetry={() => void size.refetch()} /> : <Loading />}
      </Panel>
    );
  }
  const { total, parts, months, free, short } = size.data;
  const shown = months.slice(-shownMonths);
  const most = Math.max(1, ...shown.map(({ entries }) => entries));
  return (
    <Panel title={t('size.title')} aside={t('size.total', { size: bytesText(total) })}>
      <div className="flex flex-col gap-4">
        {short ? (
          <p role="alert" className="flex items-start gap-2 text-blocked">
            <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" />
            {t('size.short', { free: bytesText(free) })}
          </p>
        ) : (
          <p className="text-secondary">{t('size.free', { free: bytesText(free) })}</p>
        )}
        <table className="w-full">
          <caption className="sr-only">{t('size.parts')}</caption>
          <tbody>
            {parts.map(({ part, bytes }) => (
              <tr key={part}>
                <th scope="row" className="py-0.5 pr-3 text-left font-normal">
                  {t(`size.part.${part}`)}
                </th>
                <td className="w-36">
                  <Bar role="meter" label={t(`size.part.${part}`)} value={bytes} most={total} />
                </td>
                <td className="numbers text-right whitespace-nowrap">{bytesText(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="w-full">
          <caption className="pb-1 text-left font-medium">{t('size.growth')}</caption>
          <thead className="text-small text-secondary">
            <tr>
              <th scope="col" className="text-left font-normal">
                {t('size.month')}
              </th>
              <th scope="col" className="text-left font-normal">
                <span className="sr-only">{t('size.share')}</span>
              </th>
              <th scope="col" className="text-right font-normal">
                {t('size.entries')}
              </th>
              <th scope="col" className="text-right font-normal">
                {t('size.about')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ month, entries, bytes }) => (
              <tr key={month}>
                <th scope="row" className="numbers py-0.5 pr-3 text-left font-normal">
                  {month}
                </th>
                <td className="w-36">
                  <Bar role="meter" label={t('size.monthEntries', { month })} value={entries} most={most} />
                </td>
                <td className="numbers text-right">{entries}</td>
                <td className="numbers text-right whitespace-nowrap">{bytesText(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
