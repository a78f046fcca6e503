import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';

/** The end of every form here: keep, and what became of it. */
export function Keep(props: {
  readonly changed: boolean;
  readonly busy: boolean;
  readonly kept: boolean;
  readonly error: unknown;
}): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <>
      {props.error ? <FaultLine fault={faultOf(props.error)} /> : null}
      <div className="flex items-center gap-3">
        <Button type="submit" look={props.changed ? 'primary' : 'normal'} busy={props.busy} disabled={!props.changed}>
          {t(props.busy ? 'saving' : 'save')}
        </Button>
        <span role="status" className="text-secondary">
          {props.kept ? t('saved') : null}
        </span>
      </div>
    </>
  );
}
