import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaView } from '../../../core/quota/quota.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { dateText } from '../../ui/time.tsx';

/** Requests used and left for this customer and side (R02) in one line, saying whose counting it is; more only where it is tight. */
export function QuotaPanel(props: { readonly quota: QuotaView }): ReactNode {
  const { t } = useTranslation('requests');
  const { t: app } = useTranslation('app');
  const { quota } = props;
  const next = quota.nextFreeAt ? dateText(quota.nextFreeAt) : null;
  return (
    <section className="rounded-base border border-hairline bg-raised px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <h2 className="font-semibold">{t('quota.title')}</h2>
        <span aria-hidden className="flex gap-1">
          {Array.from({ length: quota.limit }, (_, slot) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the slots of one limit never move
            <span key={slot} className={`size-2.5 rounded-full border border-edge ${slot < quota.used ? 'bg-text' : ''}`} />
          ))}
        </span>
        <span className="numbers">
          {quota.stated === false
            ? app('quota.notStated')
            : t('quota.left', { count: quota.left, limit: quota.limit, months: quota.months })}
        </span>
        <span className="ml-auto text-small text-secondary">{t(`quota.${quota.side}`)}</span>
      </div>
      {next ? <p className="numbers">{t(quota.published ? 'quota.next' : 'quota.nextReading', { date: next })}</p> : null}
      {quota.waitsFor ? <p>{app(`quota.waits_${quota.waitsFor.side}`, { months: quota.waitsFor.months })}</p> : null}
      {quota.left === 1 && quota.stated !== false ? (
        <p className="flex items-start gap-2">
          <StateMark state="warning" word="" /> {t('quota.last')}
        </p>
      ) : null}
      {quota.left <= 0 && !quota.waitsFor ? <p>{t('quota.over')}</p> : null}
      <p className="text-small text-secondary">
        {quota.published ? t('quota.published') : t('quota.reading', { used: quota.used })}{' '}
        {t('quota.timeZone', { timeZone: quota.timeZone })}
      </p>
    </section>
  );
}
