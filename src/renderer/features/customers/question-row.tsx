import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistRow } from '../../../contract/customers.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { Age, DateText } from '../../ui/time.tsx';
import { useValueWords } from '../../ui/value-words.ts';
import { NumberAnswer } from './number-answer.tsx';
import { questionId } from './question-id.ts';
import { StateFact } from './state-fact.tsx';
import { Statements } from './statements.tsx';
import { TakeBack } from './take-back.tsx';

type Answer = ChecklistRow['answers'][number];

/** What is answered and still holds. */
export const isKnown = (row: ChecklistRow) => row.fact !== null && !row.stale;
/** What a person said here, itself or as told by the customer, can be taken back. */
const isStated = ({ fact }: ChecklistRow) => fact !== null && (fact.source === 'person' || fact.source.startsWith('customer-'));

/** One question: what is known of it, from whom and until when, and the answers to give. */
export function QuestionRow({ row }: { readonly row: ChecklistRow }): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const valueWords = useValueWords();
  const [chosen, setChosen] = useState<Answer | null>(null);
  const [open, setOpen] = useState<'history' | 'take-back' | null>(null);
  const known = isKnown(row);
  const toggle = (which: 'history' | 'take-back') => setOpen(open === which ? null : which);
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
              {row.lapsesAt === null ? null : (
                <>
                  {' · '}
                  {t(row.stale ? 'lapsedOn' : 'holdsUntil')} <DateText at={row.lapsesAt} time />
                </>
              )}
            </>
          ) : null}
          {known ? null : `${row.fact ? ' · ' : ''}${t(`askWhom.${row.askWhom}`)}`}
          {' · '}
          {row.ruleIds.join(', ')}
        </p>
        <p className="mt-1 flex gap-1">
          <Button size="line" look="quiet" aria-expanded={open === 'history'} onClick={() => toggle('history')} className="-ml-2">
            {t(open === 'history' ? 'statements.hide' : 'statements.show')}
            <span className="sr-only">: {app(`fact.${row.kind}`)}</span>
          </Button>
          {isStated(row) ? (
            <Button size="line" look="quiet" aria-expanded={open === 'take-back'} onClick={() => toggle('take-back')}>
              {t('withdraw.open')}
              <span className="sr-only">: {app(`fact.${row.kind}`)}</span>
            </Button>
          ) : null}
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
        {row.answers.length === 0 ? <NumberAnswer onNumber={setChosen} /> : null}
      </fieldset>
      {chosen === null ? null : (
        <div className="col-span-3">
          <StateFact row={row} value={chosen} onDone={() => setChosen(null)} />
        </div>
      )}
      {open === 'history' ? <Statements row={row} /> : null}
      {open === 'take-back' && row.fact !== null ? <TakeBack row={row} fact={row.fact} onDone={() => setOpen(null)} /> : null}
    </li>
  );
}
