import { useMutation, useQuery } from '@tanstack/react-query';
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { dateText } from '../../ui/time.tsx';

/** What changed at the other side while this request is open, a line each, until somebody has seen it. */
export function ChangedMeanwhile(props: { readonly caseId: CaseId }): ReactNode {
  const { t } = useTranslation('app');
  const { ask, client } = useBridge();
  const account = useAccount();
  const { caseId } = props;
  const changes = useQuery(ask.changes.meanwhile.queryOptions({ input: { account, caseId } })).data ?? [];
  const seen = useMutation({ mutationFn: (sequence: number) => client.changes.seen({ account, caseId, sequence }) });
  const last = changes.at(-1);
  if (last === undefined) return null;
  return (
    <section
      aria-label={t('meanwhile.label')}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-base border border-hairline bg-unknown-soft px-3 py-2"
    >
      <History size={14} aria-hidden className="shrink-0 text-unknown" />
      <ul className="min-w-0 flex-1">
        {changes.map(({ sequence, what, at }) => (
          <li key={`${sequence} ${what}`}>{t('meanwhile.line', { what: t(`meanwhile.${what}`), date: dateText(at, true) })}</li>
        ))}
      </ul>
      <Button busy={seen.isPending} onClick={() => seen.mutate(last.sequence)}>
        {t('meanwhile.seen')}
      </Button>
      {seen.error ? <FaultLine fault={faultOf(seen.error)} /> : null}
    </section>
  );
}
