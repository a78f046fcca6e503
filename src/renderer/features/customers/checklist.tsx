import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistRow } from '../../../contract/customers.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { Age } from '../../ui/time.tsx';
import { useValueWords } from '../../ui/value-words.ts';
import { questionId } from './question-id.ts';
import { StateFact } from './state-fact.tsx';

/** What no API gives: a person looks in Partner Center or asks the customer, and states the answer (facts.md 4.9). */
export function Checklist({ rows }: { readonly rows: readonly ChecklistRow[] }): ReactNode {
  const { t } = useTranslation('customers');
  if (rows.length === 0) return null;
  const open = rows.filter((row) => row.fact === null || row.stale).length;
  return (
    <Panel title={t('checklist')} aside={open === 0 ? t('checklistDone') : t('checklistOpen', { count: open })}>
      <ul className="-my-2">
        {rows.map((row) => (
          <Question key={`${row.subject}-${row.kind}`} row={row} />
        ))}
      </ul>
    </Panel>
  );
}

function Question({ row }: { readonly row: ChecklistRow }): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const valueWords = useValueWords();
  const [chosen, setChosen] = useState<ChecklistRow['answers'][number] | null>(null);
  const known = row.fact !== null && !row.stale;
  return (
    <li
      id={questionId(row)}
      tabIndex={-1}
      className="scroll-m-32 rounded-small border-b border-hairline py-2 last:border-b-0 focus:outline-2 focus:outline-focus"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StateMark state={known ? 'satisfied' : 'unknown'} word={known ? t('answered') : row.fact ? t('answerOld') : t('answerMissing')} />
        <span className="font-medium">{app(`fact.${row.kind}`)}</span>
        <span className="text-small text-secondary">
          {t(`askWhom.${row.askWhom}`)} · {row.ruleIds.join(', ')}
        </span>
        <fieldset className="ml-auto flex flex-wrap gap-1">
          <legend className="sr-only">{app(`fact.${row.kind}`)}</legend>
          {row.answers.map((answer) => (
            <Button
              key={String(answer)}
              aria-pressed={row.fact?.value === answer}
              look={chosen === answer ? 'primary' : row.fact?.value === answer ? 'chosen' : 'normal'}
              onClick={() => setChosen(chosen === answer ? null : answer)}
            >
              {valueWords(answer)}
            </Button>
          ))}
        </fieldset>
      </div>
      {row.fact ? (
        <p className="mt-0.5 text-small text-secondary">
          {valueWords(row.fact.value)}, {app(`factSource.${row.fact.source}`, { by: row.fact.by })}, <Age at={row.fact.observedAt} />
          {row.fact.note ? `: ${row.fact.note}` : ''}
        </p>
      ) : null}
      {chosen === null ? null : <StateFact row={row} value={chosen} onDone={() => setChosen(null)} />}
    </li>
  );
}
