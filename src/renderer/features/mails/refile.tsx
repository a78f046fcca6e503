import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Select } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { toast } from '../../ui/toast.tsx';
import type { Target } from './drops.ts';
import { kinds } from './kinds.ts';
import { TargetChoice } from './target-choice.tsx';

/** Files a mail elsewhere: as another kind, or to another case. Both filings stay in the log. */
export function Refile({ mail }: { readonly mail: MailLine }): ReactNode {
  const { t } = useTranslation('mails');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState(mail.kind);
  const [target, setTarget] = useState<Target | null>(null);
  const now: Target | null =
    mail.caseId === null && mail.customerId === null
      ? null
      : { caseId: mail.caseId, customerId: mail.customerId, accountName: mail.accountName ?? '' };
  const refile = useMutation({
    ...ask.mails.refile.mutationOptions(),
    onSuccess: async () => {
      setOpen(false);
      setTarget(null);
      toast(t('refile.done'));
      await cache.invalidateQueries({ queryKey: ask.mails.key() });
    },
  });
  const to = target ?? now;
  const changed = kind !== mail.kind || target !== null;
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{t('refile.open')}</Button>
      </div>
    );
  }
  return (
    <Panel title={t('refile.title')}>
      <div className="flex flex-col gap-3">
        <Select
          label={t('proposal.kind')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={setKind}
        />
        <TargetChoice target={to} candidates={[]} chosenByPerson={target !== null} onChoose={setTarget} />
        {refile.error ? <FaultLine fault={faultOf(refile.error)} /> : null}
        <div className="flex gap-2">
          <Button
            look="primary"
            busy={refile.isPending}
            disabled={!changed}
            onClick={() =>
              refile.mutate({ account, mailId: mail.id, kind, caseId: to?.caseId ?? null, customerId: to?.customerId ?? null })
            }
          >
            {t('refile.act')}
          </Button>
          <Button onClick={() => setOpen(false)}>{t('refile.leave')}</Button>
        </div>
      </div>
    </Panel>
  );
}
