import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Eraser, FilePen, Inbox, Mail, RefreshCw, ScrollText, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useOffline, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { toast } from '../../ui/toast.tsx';
import { Unfreeze } from './unfreeze.tsx';

/** What can be done with this customer; each has a key. */
export function CardActions({ card }: { readonly card: CustomerCard }): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const offline = useOffline();
  const readable = useStatus().data?.capabilities.read ?? true;
  const navigate = useNavigate();
  const { customerId, openCase, accountName } = card.row;
  const group = app('group.customer');

  const recheck = useMutation({
    ...ask.customers.recheck.mutationOptions(),
    onSuccess: () => toast(t('rechecked', { name: accountName })),
  });
  const prepare = useMutation({
    ...ask.requests.prepare.mutationOptions(),
    onSuccess: (made) => navigate({ to: '/requests/$caseId', params: { caseId: made.caseId } }),
  });
  const check = () => {
    if (!offline && readable) recheck.mutate({ account, customerId });
  };
  const request = () => {
    if (openCase) void navigate({ to: '/requests/$caseId', params: { caseId: openCase.id } });
    else prepare.mutate({ account, customerId });
  };
  const record = () => void navigate({ to: '/record', search: { customer: customerId, ...(openCase ? { case: openCase.id } : {}) } });
  const mail = () => void navigate({ to: '/consent/$customerId', params: { customerId }, search: openCase ? { case: openCase.id } : {} });
  const log = () => void navigate({ to: '/log', search: { customer: customerId } });
  const erase = () => void navigate({ to: '/erasure/$customerId', params: { customerId } });
  const requestWord = openCase ? t('openRequest') : t('prepare');
  useCommand({ id: 'customer.recheck', label: t('recheck'), keys: 'R', group, run: check, when: readable && !offline });
  useCommand({ id: 'customer.prepare', label: requestWord, keys: 'P', group, run: request });
  useCommand({ id: 'customer.record', label: t('record'), keys: 'B', group, run: record });
  useCommand({ id: 'customer.mail', label: t('mail'), keys: 'M', group, run: mail });
  useCommand({ id: 'customer.erase', label: t('erase'), group, run: erase });
  useCommand({ id: 'customer.log', label: t('log'), keys: 'L', group, run: log });

  const failed = recheck.error ?? prepare.error;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          keys="P"
          busy={prepare.isPending}
          icon={openCase ? <Inbox size={14} aria-hidden /> : <Send size={14} aria-hidden />}
          onClick={request}
        >
          {requestWord}
        </Button>
        {readable ? (
          <Button
            keys="R"
            hint={offline ? t('offlineRecheck') : t('recheckHint')}
            disabled={offline}
            busy={recheck.isPending}
            icon={<RefreshCw size={14} aria-hidden />}
            onClick={check}
          >
            {t('recheck')}
          </Button>
        ) : null}
        <Button keys="B" hint={t('recordHint')} icon={<FilePen size={14} aria-hidden />} onClick={record}>
          {t('record')}
        </Button>
        <Button keys="M" icon={<Mail size={14} aria-hidden />} onClick={mail}>
          {t('mail')}
        </Button>
        <Button keys="L" icon={<ScrollText size={14} aria-hidden />} onClick={log}>
          {t('log')}
        </Button>
        <Button look="quiet" hint={t('eraseHint')} icon={<Eraser size={14} aria-hidden />} onClick={erase}>
          {t('erase')}
        </Button>
      </div>
      {openCase ? (
        <p className="text-secondary">
          {app(`side.${openCase.side}`)}: {app(`caseState.${openCase.state}`)}
        </p>
      ) : null}
      <Unfreeze card={card} />
      {failed ? <FaultPanel fault={faultOf(failed)} /> : null}
    </>
  );
}
