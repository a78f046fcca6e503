import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateText } from './time.tsx';

/** A quota view of the contract fits as it is. */
export interface ShownQuota {
  readonly side: 'partner' | 'customer';
  readonly limit: number;
  readonly months: number;
  readonly used: number;
  readonly left: number;
  readonly nextFreeAt: string | null;
  readonly published: boolean;
  readonly stated?: boolean | undefined;
  readonly waitsFor?: { readonly side: 'partner' | 'customer'; readonly months: number } | undefined;
}

/** `●●○ 1 left · next on 2027-01-14 (our reading)`: requests known here against the limit (R02). */
export function QuotaDots({ quota }: { readonly quota: ShownQuota }): ReactNode {
  const { t } = useTranslation('app');
  const { limit, used, left, months, nextFreeAt, published, stated, waitsFor } = quota;
  return (
    <p className="flex flex-wrap items-center gap-x-2">
      <span className="w-40 text-secondary">{t(`quota.${quota.side}`)}</span>
      <span aria-hidden className="inline-flex gap-1">
        {Array.from({ length: limit }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dots are their position
          <span key={index} className={`size-2 rounded-full border border-accent ${index < used ? 'bg-accent' : ''}`} />
        ))}
      </span>
      {stated === false ? (
        <span>{t('quota.notStated')}</span>
      ) : (
        <>
          <span className="sr-only">{t('quota.used', { used, limit, months })}</span>
          <span className="numbers">{left > 0 ? t('quota.left', { count: left }) : t('quota.none')}</span>
        </>
      )}
      {waitsFor ? <span className="numbers">· {t(`quota.waits_${waitsFor.side}`, { months: waitsFor.months })}</span> : null}
      {nextFreeAt ? (
        <span className="numbers">
          · {t('quota.next')} {dateText(nextFreeAt)}
        </span>
      ) : null}
      {published ? null : (
        <span className="text-secondary">
          · {t('quota.atLeast', { count: used })}, {t('quota.ours')}
        </span>
      )}
    </p>
  );
}
