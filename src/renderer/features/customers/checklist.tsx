import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistRow } from '../../../contract/customers.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { Summary } from '../../ui/summary.tsx';
import { Age } from '../../ui/time.tsx';
import { useValueWords } from '../../ui/value-words.ts';
import { questionId } from './question-id.ts';
import { StateFact } from './state-fact.tsx';

const isKnown = (row: ChecklistRow) => row.fact !== null && !row.stale;

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
          <Question key={`${row.subject}-${row.kind}`} row={row} />
        ))}
      </ul>
      {known.length > 0 ? (
        <details className={open.length > 0 ? 'mt-2 -mb-2 border-t border-hairline pt-1' : '-my-2'}>
          <Summary>{t('checklistAnswered', { count: known.length })}</Summary>
          <ul>
            {known.map((row) => (
              <Question key={`${row.subject}-${row.kind}`} row={row} />
            ))}
          </ul>
        </details>
      ) : null}
    </Panel>
  );
}

function Question({ row }: { readonly row: ChecklistRow }): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const valueWords = useValueWords();
  const [chosen, setChosen] = useState<ChecklistRow['answers'][number] | null>(null);
  const known = isKnown(row);
  return (
    <li
      id={questionId(row)}
      tabIndex={-1}
      className="grid scroll-m-32 grid-cols-[84px_minmax(0,1fr)_auto] gap-x-2 rounded-small border-b border-hairline py-2 last:border-b-0 focus:outline-2 focus:outline-focus"
    >
      <StateMark
        state={known ? 'satisfied' : 'unknown'}
        word={known ? t('answered') : row.fact ? t('answerOld') : t('answerMissing')}
        className="self-start"
      />
      <div>
        <p className="font-medium">{app(`fact.${row.kind}`)}</p>
        <p className="text-small text-secondary">
          {row.fact ? (
            <>
              {valueWords(row.fact.value)}, {app(`factSource.${row.fact.source}`, { by: row.fact.by })}, <Age at={row.fact.observedAt} />
              {row.fact.note ? `: ${row.fact.note}` : ''}
            </>
          ) : (
            t(`askWhom.${row.askWhom}`)
          )}
          {' · '}
          {row.ruleIds.join(', ')}
        </p>
      </div>
      <fieldset className={`flex flex-wrap gap-1 ${row.answers.length > 2 ? 'col-start-2 col-end-4 mt-1' : 'self-start'}`}>
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
      {chosen === null ? null : (
        <div className="col-span-3">
          <StateFact row={row} value={chosen} onDone={() => setChosen(null)} />
        </div>
      )}
    </li>
  );
}
