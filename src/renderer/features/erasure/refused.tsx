import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';

/** Why the engine did not do it: where the words of the page say it better, by them. */
export function Refused(props: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation('erasure');
  const fault = faultOf(props.error);
  const { field, reason } = fault.detail;
  const words =
    fault.code !== 'invalid-input'
      ? null
      : reason === 'names-customer'
        ? t('act.namesCustomer')
        : field === 'count'
          ? t('due.changed')
          : null;
  if (words === null) return <FaultPanel fault={fault} />;
  return (
    <p role="alert" className="text-blocked">
      {words}
    </p>
  );
}
