import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistRow } from '../../../contract/customers.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { DateText } from '../../ui/time.tsx';
import { useValueWords } from '../../ui/value-words.ts';

/** Everything ever stated about one question, as it stands in the log. */
export function Statements({ row }: { readonly row: ChecklistRow }): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const valueWords = useValueWords();
  const { subject, kind } = row;
  const question = useQuery(ask.facts.history.queryOptions({ input: { account, subject, kind } }));
  if (question.error) return <FaultLine fault={faultOf(question.error)} />;
  const said = question.data ?? [];
  return (
    <div className="col-span-3 mt-1 rounded-base bg-sunken p-2">
      {question.data && said.length === 0 ? <p className="text-secondary">{t('statements.none')}</p> : null}
      <ul>
        {said.map((one) => (
          <li key={one.sequence} className="flex flex-wrap gap-x-2">
            <DateText at={one.at} time className="text-secondary" />
            <span>
              {one.withdrawn
                ? t('statements.withdrawn')
                : t('statements.said', { value: one.value === null ? '' : valueWords(one.value), seenOn: one.seenOn })}
              {one.by === '' ? '' : ` ${t('statements.by', { by: one.by })}`}
              {one.told === null ? '' : `, ${t(`told.${one.told}`)}`}
              {one.note === '' ? '' : `: ${one.note}`}
            </span>
            <Link to="/log" search={{ entry: one.sequence }} className="ml-auto text-accent underline">
              #{one.sequence}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
