import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';

/** It is not known whether the act arrived: what is safe, and the one thing to do. */
export function NeedsCheck(props: { readonly detail: CaseDetail; readonly offline: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row, case: case_ } = props.detail;
  const settle = useMutation(ask.requests.settle.mutationOptions());
  const askAgain = () => settle.mutate({ account, caseId: row.id });
  useCommand({ id: 'request.settle', label: t('needsCheck.ask'), keys: 'A', group: t('title'), run: askAgain, when: !props.offline });
  return (
    <Panel
      className="border-unknown"
      title={
        <span className="inline-flex items-center gap-1.5 text-unknown">
          <CircleHelp size={14} aria-hidden /> {t('needsCheck.title')}
        </span>
      }
    >
      <p>{t('needsCheck.body', { what: t(`needsCheck.what.${case_.act ?? 'submit'}`) })}</p>
      <h3 className="mt-3 font-medium">{t('needsCheck.safe')}</h3>
      <ul className="list-disc pl-4 marker:text-secondary">
        <li>{t('needsCheck.safeNothing')}</li>
        <li className="break-words">{t('needsCheck.safeAsk', { key: case_.actKey ?? '' })}</li>
        <li>{t('needsCheck.safeWait')}</li>
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button
          look="primary"
          keys="A"
          busy={settle.isPending}
          disabled={props.offline}
          aria-describedby="settle-offline"
          onClick={askAgain}
        >
          {t(settle.isPending ? 'needsCheck.asking' : 'needsCheck.ask')}
        </Button>
        {props.offline ? (
          <p id="settle-offline" className="text-secondary">
            {t('why.offline')}
          </p>
        ) : null}
        <Link to="/record" search={{ customer: row.customerId, case: row.id }} className="text-accent underline underline-offset-2">
          {t('needsCheck.record')}
        </Link>
      </div>
      <p role="status" className="mt-2 min-h-5">
        {settle.data?.state === 'needs-check' ? t('needsCheck.stillUnknown') : null}
      </p>
      {settle.error ? <FaultLine fault={faultOf(settle.error)} /> : null}
    </Panel>
  );
}
