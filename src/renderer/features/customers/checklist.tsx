import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistRow } from '../../../contract/customers.ts';
import { Panel } from '../../ui/page.tsx';
import { Summary } from '../../ui/summary.tsx';
import { isKnown, QuestionRow } from './question-row.tsx';

/** What no API gives: a person looks in Partner Center or asks the customer, and states the answer (facts.md 4.9). What is answered is folded away. */
export function Checklist({ rows }: { readonly rows: readonly ChecklistRow[] }): ReactNode {
  const { t } = useTranslation('customers');
  if (rows.length === 0) return null;
  const open = rows.filter((row) => !isKnown(row));
  const known = rows.filter(isKnown);
  return (
    <Panel title={t('checklist')} aside={open.length === 0 ? t('checklistDone') : t('checklistOpen', { count: open.length })}>
      <ul className="-my-2">
        {open.map((row) => (
          <QuestionRow key={`${row.subject}-${row.kind}`} row={row} />
        ))}
      </ul>
      {known.length > 0 ? (
        <details className={open.length > 0 ? 'mt-2 -mb-2 border-t border-hairline pt-1' : '-my-2'}>
          <Summary>{t('checklistAnswered', { count: known.length })}</Summary>
          <ul>
            {known.map((row) => (
              <QuestionRow key={`${row.subject}-${row.kind}`} row={row} />
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  );
}
