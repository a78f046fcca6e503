import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';

/** Why the engine did not do it: by the field where it is about one, else by the fault's own sentence. */
export function Refused(props: { readonly error: unknown }): ReactNode {
  const { t, i18n } = useTranslation('accounts');
  const fault = faultOf(props.error);
  const key = `refused.${fault.detail.field}.${fault.detail.reason ?? 'wrong'}`;
  if (fault.code !== 'invalid-input' || !i18n.exists(key, { ns: 'accounts' })) return <FaultLine fault={fault} />;
  return (
    <p role="alert" className="text-blocked">
      {t(key)}
    </p>
  );
}
