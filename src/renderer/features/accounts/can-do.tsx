import { Link } from '@tanstack/react-router';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kind } from './draft.ts';

const claims = {
  'huawei-cloud': { can: ['read', 'notice', 'guided'], cannot: ['decide', 'rejection'] },
  gateway: { can: ['read', 'gatewayActs', 'gatewayAnswers'], cannot: ['code'] },
  manual: { can: ['import', 'guided'], cannot: ['readNothing', 'decide', 'rejection'] },
} as const satisfies Record<Kind, { readonly can: readonly string[]; readonly cannot: readonly string[] }>;

/** What the app can do over this kind of connection and what it cannot, a sentence each. */
export function CanDo(props: { readonly kind: Kind }): ReactNode {
  const { t } = useTranslation('accounts');
  const { can, cannot } = claims[props.kind];
  return (
    <section aria-label={t('can.title')}>
      <h3 className="font-medium">{t('can.title')}</h3>
      <ul className="mt-1 flex flex-col gap-1">
        {can.map((claim) => (
          <li key={claim} className="flex items-start gap-2">
            <Check size={14} aria-hidden className="mt-0.75 shrink-0 text-accent" />
            <span>{t(`can.${claim}`)}</span>
          </li>
        ))}
        {cannot.map((claim) => (
          <li key={claim} className="flex items-start gap-2">
            <Minus size={14} aria-hidden className="mt-0.75 shrink-0 text-secondary" />
            <span>{t(`can.${claim}`)}</span>
          </li>
        ))}
      </ul>
      {props.kind === 'gateway' ? (
        <>
          <p className="mt-2 font-medium">{t('gatewayAnswersFor')}</p>
          <Link to="/gateway" className="text-accent underline underline-offset-2">
            {t('gatewayDocument')}
          </Link>
        </>
      ) : null}
    </section>
  );
}
