import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered as Made } from '../../../contract/define.ts';
import type { MailId } from '../../../core/mail/mail.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { Button } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';

/** The mail as it came, and its picture for a ticket. */
export function WaysOut(props: { readonly mailId: MailId }): ReactNode {
  const { t } = useTranslation('mails');
  const { ask, client } = useBridge();
  const account = useAccount();
  const { mailId } = props;
  const printer = useQuery(ask.mails.printer.queryOptions({ input: { account }, refetchOnMount: 'always' })).data;
  const { busy, outcome, fault, deliver } = useDelivery((made: Made) => made);
  const missing = printer?.name === null;
  return (
    <Panel title={t('ways.title')}>
      <div className="flex flex-wrap gap-2">
        <Button busy={busy} onClick={() => void deliver(() => client.mails.saveOriginal({ account, mailId }))}>
          {t('ways.original')}
        </Button>
        {(['pdf', 'png'] as const).map((form) => (
          <Button
            key={form}
            busy={busy}
            disabled={printer === undefined || missing}
            hint={missing ? t('ways.noPrinter') : undefined}
            onClick={() => void deliver(() => client.mails.picture({ account, mailId, form }))}
          >
            {t(`ways.${form}`)}
          </Button>
        ))}
      </div>
      <p className="mt-2 text-secondary">{missing ? t('ways.noPrinter') : t('ways.help')}</p>
      {outcome || fault ? (
        <div className="mt-2">
          <Delivered outcome={outcome} />
          {fault ? <FaultPanel fault={fault} /> : null}
        </div>
      ) : null}
    </Panel>
  );
}
