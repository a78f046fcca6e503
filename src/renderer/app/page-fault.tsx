import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskFault } from '../bridge/fault.ts';
import { FaultPanel } from '../ui/fault-panel.tsx';
import { Page } from '../ui/page.tsx';

/** A page broke. A fault of the desk keeps its words; anything else is a defect of ours and says so. */
export function PageFault(props: { readonly error: unknown; readonly reset?: () => void }): ReactNode {
  const { t } = useTranslation('app');
  const fault = props.error instanceof DeskFault ? props.error : { code: 'internal', reference: String(props.error).slice(0, 120) };
  return (
    <Page title={t('broken')}>
      <FaultPanel fault={fault} onRetry={props.reset} />
    </Page>
  );
}
