import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailId } from '../../../core/mail/mail.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Page } from '../../ui/page.tsx';
import { SimulatedMark } from '../../ui/simulated-mark.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { Attempts } from './attempts.tsx';
import { MailFacts } from './mail-facts.tsx';
import { MailStateMark } from './mail-state.tsx';
import { MailText } from './mail-text.tsx';
import { OutboxActs } from './outbox-acts.tsx';
import { Refile } from './refile.tsx';
import { WaysOut } from './ways-out.tsx';

const link = 'inline-flex items-center gap-1 text-accent underline underline-offset-2';
const waits = ['queued', 'refused', 'perhaps-sent'] as const;

/** `/mails/ID`: one filed mail; what people wrote stays masked until it is asked for. */
export function MailPage(): ReactNode {
  const { t } = useTranslation('mails');
  const mailId = useParams({ from: '/mails/$mailId' }).mailId as MailId;
  const { ask } = useBridge();
  const account = useAccount();
  const question = useQuery(ask.mails.get.queryOptions({ input: { account, mailId }, refetchOnMount: 'always' }));
  const back = (
    <Link to="/mails" search={{}} className={link}>
      <ArrowLeft size={14} aria-hidden /> {t('back')}
    </Link>
  );
  if (question.data === undefined) {
    if (question.isPending) return <Loading />;
    const fault = faultOf(question.error);
    return (
      <Page title={t('mailTitle')} actions={back}>
        {fault.code === 'not-found' ? (
          <EmptyState title={t('notFound')} action={back} />
        ) : (
          <FaultPanel fault={fault} onRetry={() => void question.refetch()} />
        )}
      </Page>
    );
  }
  const { mail, attempts, authentication } = question.data;
  return (
    <Page
      title={t(`kind.${mail.kind}`)}
      aside={
        <>
          <MailStateMark state={mail.state} />
          {mail.simulated ? <SimulatedMark /> : null}
        </>
      }
      actions={back}
    >
      <div className="grid items-start gap-5 min-[1000px]:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="flex min-w-0 flex-col gap-5">
          <MailText key={mailId} mail={mail} authentication={authentication} />
          <WaysOut key={`ways ${mailId}`} mailId={mailId} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <MailFacts mail={mail} />
          {attempts.length > 0 ? <Attempts attempts={attempts} /> : null}
          {waits.some((state) => state === mail.state) ? <OutboxActs mail={mail} /> : null}
          <Refile key={`refile ${mailId}`} mail={mail} />
        </div>
      </div>
    </Page>
  );
}
