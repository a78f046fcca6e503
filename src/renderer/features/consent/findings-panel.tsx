import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { Summary } from '../../ui/summary.tsx';
import { FindingRow } from './finding-row.tsx';
import { checkCount, checks, groupsOf } from './findings.ts';

/** What is wrong with the letter, live beside it; calm where nothing is. */
export function FindingsPanel(props: { readonly draft: ConsentDraft; readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('consent');
  const { t: letter } = useTranslation('letters');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const { draft, customerId } = props;
  const [mended, setMended] = useState('');
  const mend = useMutation(
    ask.consent.mend.mutationOptions({
      onSuccess: (now, input) => {
        cache.setQueryData(ask.consent.draft.queryKey({ input: { account, customerId } }), now);
        setMended(t(`mended.${input.mend}`));
      },
    }),
  );
  const groups = groupsOf(draft.findings);
  const errors = groups.filter(({ weight }) => weight === 'error').length;
  const warnings = groups.length - errors;
  const counted = [errors > 0 && t('finding.errors', { count: errors }), warnings > 0 && t('finding.warnings', { count: warnings })];
  return (
    <Panel title={t('finding.title')} aside={groups.length === 0 ? null : counted.filter(Boolean).join(', ')}>
      {groups.length === 0 ? (
        <p>
          <StateMark state="satisfied" word={t('finding.none')} /> {t('finding.passed', { count: checkCount })}
        </p>
      ) : (
        <ul aria-label={t('finding.title')} className="flex flex-col">
          {groups.map((finding) => (
            <FindingRow
              key={`${finding.code}${finding.where.part}${finding.where.place}`}
              finding={finding}
              busy={mend.isPending}
              onMend={(how) => how !== 'make-again' && mend.mutate({ account, customerId, mend: how })}
            />
          ))}
        </ul>
      )}
      <p role="status" className="mt-1 text-secondary empty:hidden">
        {mended}
      </p>
      {mend.error ? <FaultLine fault={faultOf(mend.error)} /> : null}
      <details className="mt-1">
        <Summary>{t('finding.whatChecked', { count: checkCount })}</Summary>
        <div className="flex flex-col gap-2 pt-1 pl-5 text-small">
          {(Object.keys(checks) as (keyof typeof checks)[]).map((part) => (
            <div key={part}>
              <p className="font-medium">{t(`checked.${part}`)}</p>
              <ul className="list-disc pl-4 text-secondary">
                {checks[part].map((code) => (
                  <li key={code}>{letter(`error.${code}.check`)}</li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </details>
    </Panel>
  );
}
