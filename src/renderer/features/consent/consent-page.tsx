import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { BeforeSending } from './before-sending.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { MailView } from './mail-view.tsx';
import { NotePanel } from './note-panel.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import { Translation } from './translation.tsx';
import { WaysOut } from './ways-out.tsx';

const link = 'inline-flex items-center gap-1 text-accent underline underline-offset-2';
const known = ['follows', 'noStep', 'overLimit', 'ours'] as const;

/** The formal consent email: left exactly what is made and its ways out, right what is wrong with it and what is known about it (facts.md 3). */
export function ConsentPage(): ReactNode {
  const { t } = useTranslation('consent');
  const params = useParams({ from: '/consent/$customerId' });
  const address = useSearch({ from: '/consent/$customerId' });
  const { ask } = useBridge();
  const account = useAccount();
  const customerId = params.customerId as CustomerId;
  const caseId: CaseId | null = address.case ?? null;
  const draft = useQuery(ask.consent.draft.queryOptions({ input: { account, customerId }, refetchOnMount: 'always' }));
  const name = draft.data?.subject.find((piece) => piece.names === 'customer')?.text;
  return (
    <Page
      title={t('title')}
      aside={name ? <span className="min-w-0 break-all">{t('for', { account: name })}</span> : null}
      actions={
        caseId ? (
          <Link to="/requests/$caseId" params={{ caseId }} className={link}>
            <ArrowLeft size={14} aria-hidden /> {t('backCase')}
          </Link>
        ) : (
          <Link to="/customers/$customerId" params={{ customerId }} search={{}} className={link}>
            <ArrowLeft size={14} aria-hidden /> {t('back')}
          </Link>
        )
      }
    >
      {draft.isPending ? <Loading /> : null}
      {draft.error ? <FaultPanel fault={faultOf(draft.error)} onRetry={() => void draft.refetch()} /> : null}
      {draft.data ? (
        <div className="grid items-start gap-5 min-[1000px]:grid-cols-[minmax(0,60rem)_minmax(20rem,26rem)]">
          <div className="flex min-w-0 flex-col gap-5">
            {draft.data.simulated ? <p className="font-medium">{t('simulated')}</p> : null}
            <MailView draft={draft.data} />
            <WaysOut draft={draft.data} customerId={customerId} caseId={caseId} />
            <NotePanel key={customerId} note={draft.data.note} customerId={customerId} />
            <TicketPanel customerId={customerId} caseId={caseId} />
          </div>
          <div className="flex min-w-0 flex-col gap-5">
            <FindingsPanel draft={draft.data} customerId={customerId} />
            <BeforeSending draft={draft.data} customerId={customerId} />
            <Panel title={t('know.title')}>
              <ul className="flex list-disc flex-col gap-1.5 pl-4 marker:text-secondary">
                {known.map((one) => (
                  <li key={one}>{t(`know.${one}`)}</li>
                ))}
              </ul>
            </Panel>
            <Translation translation={draft.data.translation} />
          </div>
        </div>
      ) : null}
    </Page>
  );
}
