import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import type { TicketKind } from '../../../core/consent/ticket-words.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { MailPreview } from '../../ui/mail-preview.tsx';
import { HandedOut } from './handed-out.tsx';
import { useHandOut } from './use-hand-out.ts';

/** One ticket: who files it and where, what goes with it, and its ways out. */
export function TicketText(props: {
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
  readonly kind: TicketKind;
  readonly language: 'en' | 'zh';
}): ReactNode {
  const { t } = useTranslation('consent');
  const { ask, client } = useBridge();
  const account = useAccount();
  const about = { account, ...props };
  const draft = useQuery(ask.tickets.draft.queryOptions({ input: about, refetchOnMount: 'always' }));
  const out = useHandOut();
  const byPartner = props.kind === 'over-limit-by-partner';
  const ways = byPartner ? (['copy', 'file'] as const) : (['file', 'mail', 'copy'] as const);
  const attachments = draft.data?.attachments ?? [];
  return (
    <div className="flex flex-col gap-2">
      {attachments.length > 0 ? (
        <ul aria-label={t('ticket.attachments')} className="flex flex-col gap-0.5">
          {attachments.map(({ what, name, why }) => (
            <li key={what} className="flex items-start gap-1.5">
              <Paperclip size={14} aria-hidden className="mt-0.75 shrink-0 text-secondary" />
              <span>
                {t(`ticket.goes.${what}`)}: {name ? <code className="font-mono text-small">{name}</code> : null}
                {why ? <span className="text-unknown">{t(`ticket.why.${why}`)}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        {ways.map((way) => (
          <Button
            key={way}
            busy={out.busy}
            disabled={draft.isError}
            onClick={() => void out.handOut(() => client.tickets.deliver({ ...about, way }))}
          >
            {t(`ticket.${byPartner && way === 'file' ? 'textFile' : way}`)}
          </Button>
        ))}
        {byPartner ? null : <span className="text-small text-secondary">{t('ticket.mailHelp')}</span>}
      </div>
      <HandedOut of={out} />
      {draft.error ? <FaultLine fault={faultOf(draft.error)} /> : null}
      {draft.error && faultOf(draft.error).code === 'partner-identity-missing' ? (
        <Link to="/settings" className="self-start text-accent underline underline-offset-2">
          {t('toSettings')}
        </Link>
      ) : null}
      {draft.data ? (
        <MailPreview
          language={props.language}
          mail={byPartner ? { ...draft.data, to: t('ticket.toHuawei') } : draft.data}
          words={(key) => t(`ticket.preview.${key}`)}
        />
      ) : null}
    </div>
  );
}
