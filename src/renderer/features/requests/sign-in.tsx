import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';

/** The one button that leaves the app: the site's own sign-in, an editable setting of the account. */
export function SignIn(props: { readonly caseId: CaseId; readonly address: string | null }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const open = useMutation(ask.requests.openGuide.mutationOptions());
  if (props.address === null)
    return (
      <p>
        {t('guided.signInMissing')}{' '}
        <Link to="/accounts/$account" params={{ account }} className="text-accent underline underline-offset-2">
          {t('guided.toAccount')}
        </Link>
      </p>
    );
  return (
    <div className="flex flex-col items-start gap-1">
      <Button
        look="primary"
        icon={<ExternalLink size={14} aria-hidden />}
        busy={open.isPending}
        onClick={() => open.mutate({ account, caseId: props.caseId, what: 'sign-in' })}
      >
        {t('guided.signIn')}
      </Button>
      <p className="text-small break-words text-secondary">{t('guided.signInHelp', { address: props.address })}</p>
      {open.error ? <FaultLine fault={faultOf(open.error)} /> : null}
    </div>
  );
}
