import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FaultData } from '../../../core/fault.ts';

/** Why it cannot be done now, each in its own line. */
export function Obstacles({ obstacles }: { readonly obstacles: readonly FaultData[] }): ReactNode {
  const { t } = useTranslation('erasure');
  const { t: app } = useTranslation('app');
  const words = ({ code, detail }: FaultData): string => {
    if (code === 'case-forbids' && detail?.event === 'mail') return t('obstacle.sending');
    if (code === 'case-forbids') return t('obstacle.case-forbids', { state: app(`caseState.${String(detail?.state)}`) });
    return t(`obstacle.${code}`, { ...detail });
  };
  return (
    <section aria-label={t('obstacle.title')} className="rounded-base border border-unknown bg-unknown-soft p-3">
      <p className="flex items-center gap-1.5 font-semibold text-unknown">
        <TriangleAlert size={14} aria-hidden /> {t('obstacle.title')}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {obstacles.map((one) => (
          <li key={`${one.code}${String(one.detail?.event ?? '')}`}>{words(one)}</li>
        ))}
      </ul>
    </section>
  );
}
