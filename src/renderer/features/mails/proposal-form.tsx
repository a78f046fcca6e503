import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailProposal } from '../../../contract/mails.ts';

import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Select } from '../../ui/field.tsx';
import { AnswerQuote } from './answer-quote.tsx';
import { choose, type Drop, type Target } from './drops.ts';
import { FindingList } from './finding-list.tsx';
import { kinds } from './kinds.ts';
import { SenderWords } from './sender-words.tsx';
import { wasFiled } from './take-mails.ts';
import { TargetChoice } from './target-choice.tsx';

/** What is proposed for the mail, to be corrected and decided by the person. */
export function ProposalForm(props: {
  readonly drop: Drop;
  readonly dropId: string;
  readonly proposal: MailProposal;
  readonly comparing: boolean;
  readonly onLetGo: () => void;
}): ReactNode {
  const { t } = useTranslation('mails');
  const { ask, client } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const { drop, proposal } = props;
  const [tried, setTried] = useState(false);
  const [first] = proposal.candidates;
  const kind = drop.choice.kind ?? proposal.kind;
  const direction = drop.choice.direction ?? (proposal.direction === 'unknown' ? null : proposal.direction);
  const said = drop.about.caseId !== null || drop.about.customerId !== null;
  const target: Target | null = drop.choice.target ?? first ?? (said ? { ...drop.about, accountName: '' } : null);
  const file = useMutation({
    ...ask.mails.file.mutationOptions(),
    onSuccess: async ({ mailId }) => {
      const answer = direction === 'received' ? proposal.answer : null;
      wasFiled({ client, account }, { mailId, name: drop.name, target: target ?? { caseId: null, customerId: null }, answer });
      await cache.invalidateQueries({ queryKey: ask.mails.list.key() });
    },
  });
  const fileIt = () => {
    setTried(true);
    if (direction === null) return;
    file.mutate({
      account,
      dropId: props.dropId,
      kind,
      direction,
      caseId: target?.caseId ?? null,
      customerId: target?.customerId ?? null,
    });
  };
  return (
    <section aria-label={t('proposal.title')} aria-busy={props.comparing} className="flex min-w-0 flex-col gap-4">
      {proposal.alreadyFiled === null ? null : (
        <p role="note" className="rounded-base border border-unknown bg-unknown-soft p-2">
          {t('proposal.alreadyFiled')}{' '}
          <Link to="/mails/$mailId" params={{ mailId: proposal.alreadyFiled }} className="text-accent underline underline-offset-2">
            {t('proposal.showFiled')}
          </Link>
        </p>
      )}
      <Select
        label={t('proposal.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(next) => choose(account, { kind: next })}
      />
      <div className="flex flex-col gap-1">
        <p className="font-medium">{t('proposal.direction')}</p>
        <Choice
          label={t('proposal.direction')}
          className="grid grid-cols-2 gap-2"
          value={direction}
          options={(['received', 'sent'] as const).map((value) => ({ value, label: t(`direction.${value}`) }))}
          onChange={(next) => choose(account, { direction: next })}
        />
        {tried && direction === null ? (
          <p role="alert" className="text-small text-blocked">
            {t('proposal.directionMissing')}
          </p>
        ) : null}
      </div>
      <TargetChoice
        target={target}
        candidates={proposal.candidates}
        chosenByPerson={drop.choice.target !== null}
        onChoose={(next) => choose(account, { target: next })}
      />
      <SenderWords sender={proposal.sender} />
      {proposal.answer ? <AnswerQuote answer={proposal.answer} /> : null}
      <FindingList findings={proposal.findings} letter={kind === 'consent'} />
      {file.error ? <FaultPanel fault={faultOf(file.error)} /> : null}
      <div className="flex flex-wrap items-center gap-2 border-t border-hairline pt-3">
        <Button look="primary" busy={file.isPending} disabled={props.comparing} onClick={fileIt}>
          {t('proposal.file')}
        </Button>
        <Button onClick={props.onLetGo}>{t('review.letGo')}</Button>
        <span className="text-small text-secondary">{t('proposal.letGoHelp')}</span>
      </div>
    </section>
  );
}
