import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Stands beside the name of everything simulated. */
export function SimulatedMark(): ReactNode {
  const { t } = useTranslation('app');
  return (
    <span className="inline-flex h-4 items-center rounded-small border border-accent px-1 text-small leading-none font-medium text-accent">
      {t('account.simulated')}
    </span>
  );
}
