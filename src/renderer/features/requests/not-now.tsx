import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NotYet } from './act-form.ts';

/** The engine's reason, as a fault code where it is one. */
export function useReasonWords(): (reason: string) => string {
  const { t, i18n } = useTranslation('faults');
  return (reason) => (i18n.exists(`faults:${reason}.what`) ? `${t(`${reason}.what`)} ${t(`${reason}.next`)}` : reason);
}

/** Why the button beside it is off: refused acts are explained, never hidden. */
export function NotNow(props: { readonly id: string; readonly reason: string | null; readonly missing: readonly NotYet[] }): ReactNode {
  const { t } = useTranslation('requests');
  const { reason, missing } = props;
  return (
    <p id={props.id} className="min-h-5 text-secondary">
      {reason ?? (missing.length > 0 ? `${t('act.because')} ${missing.map((one) => t(`act.notYet.${one}`)).join(', ')}.` : null)}
    </p>
  );
}
