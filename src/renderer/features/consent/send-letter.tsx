import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import type { MailServerState } from '../../../contract/mail-server.ts';
import type { CaseId } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Facts, Panel } from '../../ui/page.tsx';
import { LetterOutcome } from './letter-outcome.tsx';

/** Sends the letter through the partner's own mail server: once, after a question that names who, to whom and through what. */
export function SendLetter(props: {
  readonly draft: ConsentDraft;
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
  readonly server: MailServerState;
}): ReactNode {
  const { t } = useTranslation('consent');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const { draft, customerId, caseId, server } = props;
  const [asking, setAsking] = useState<'no' | 'once' | 'again'>('no');
  const send = useMutation(
    ask.consent.send.mutationOptions({
      onSettled: () => {
        setAsking('no');
        return cache.invalidateQueries({ queryKey: ask.outbox.key() });
      },
    }),
  );
  const sentId = send.data?.mail.id;
  const outbox = useQuery(ask.outbox.list.queryOptions({ input: { account }, enabled: sentId !== undefined })).data;
  const waits = outbox?.rows.some(({ id }) => id === sentId) ?? false;
  const fault = send.error ? faultOf(send.error) : null;
  // The very same letter went before: sending it anew is another question.
  const wentBefore = fault?.code === 'case-forbids' && fault.detail.state === 'sent';
  const wrong = draft.findings.some(({ weight }) => weight === 'error');
  const off = draft.missing.length > 0 || wrong;
  const who = { from: draft.from ?? '', to: draft.to ?? '', host: server.host };
  return (
    <Panel title={t('send.title')}>
      <div className="flex flex-col gap-2">
        <p id="send-sentence">{t('send.sentence', who)}</p>
        <div className="flex flex-wrap items-center gap-3">
          <Button
            look="primary"
            icon={<Send size={14} aria-hidden />}
            busy={send.isPending}
            disabled={off}
            aria-describedby="send-sentence send-why"
            onClick={() => setAsking('once')}
          >
            {t(send.isPending ? 'send.sending' : 'send.now')}
          </Button>
          <span id="send-why" className="text-secondary">
            {off ? t(wrong ? 'send.notWhileWrong' : 'notYet') : send.isPending ? t('send.progress', who) : t('send.once')}
          </span>
        </div>
        <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
          {send.data?.mail.state === 'sent' ? <LetterOutcome mail={send.data.mail} host={server.host} /> : null}
          {waits ? <p className="font-medium">{t('send.waitsBelow')}</p> : null}
          {fault && !wentBefore ? <FaultLine fault={fault} /> : null}
          {wentBefore ? (
            <div className="flex flex-wrap items-center gap-2">
              <span>{t('send.wentBefore')}</span>
              <Button onClick={() => setAsking('again')}>{t('send.anew')}</Button>
            </div>
          ) : null}
        </div>
        <AlertDialog
          danger={asking === 'again'}
          open={asking !== 'no'}
          onClose={() => setAsking('no')}
          title={t(asking === 'again' ? 'send.askAgain' : 'send.ask')}
          description={t(asking === 'again' ? 'send.twice' : 'send.cannotBeTakenBack')}
          confirm={t(asking === 'again' ? 'send.confirmAgain' : 'send.confirm', who)}
          busy={send.isPending}
          onConfirm={() => send.mutate({ account, customerId, caseId, again: asking === 'again' })}
        >
          <div className="mt-3">
            <Facts
              rows={[
                [t('from'), draft.from],
                [t('to'), `${draft.to ?? ''} ${t('maskedTo')}`],
                [t('send.server'), t(`send.through.${server.security}`, { host: server.host, port: server.port })],
                [t('subject'), draft.subject.map(({ text }) => text).join('')],
              ]}
            />
          </div>
        </AlertDialog>
      </div>
    </Panel>
  );
}
