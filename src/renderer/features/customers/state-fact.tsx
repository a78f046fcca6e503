import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistRow, Told } from '../../../contract/customers.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { isSoundDay, today } from '../../ui/days.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { useValueWords } from '../../ui/value-words.ts';

/** Records one answer: as stated by NAME, seen on DATE, with a note. */
export function StateFact(props: {
  readonly row: ChecklistRow;
  readonly value: ChecklistRow['answers'][number];
  readonly onDone: () => void;
}): ReactNode {
  const { row, value, onDone } = props;
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const valueWords = useValueWords();
  const { ask } = useBridge();
  const account = useAccount();
  const operator = useStatus().data?.operator ?? '';
  const [seenOn, setSeenOn] = useState(today);
  const [note, setNote] = useState('');
  const [how, setHow] = useState<'saw' | Told>('saw');
  const label = useId();
  const state = useMutation({ ...ask.facts.state.mutationOptions(), onSuccess: onDone });
  return (
    <form
      aria-labelledby={label}
      className="mt-2 flex flex-col gap-2 rounded-base bg-sunken p-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSoundDay(seenOn, 'seen'))
          state.mutate({ account, subject: row.subject, kind: row.kind, value, seenOn, note, told: how === 'saw' ? null : how });
      }}
    >
      <p id={label}>
        {t('stateWords', {
          fact: app(`fact.${row.kind}`),
          value: valueWords(value),
          by: operator || t('nobody'),
        })}
      </p>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {row.subject === 'partner' ? null : (
          <Select
            label={t('told.label')}
            value={how}
            onChange={setHow}
            options={(['saw', 'mail', 'telephone', 'in-person'] as const).map((each) => ({ value: each, label: t(`told.${each}`) }))}
          />
        )}
        <DayField label={t(how === 'saw' ? 'seenOn' : 'told.on')} kind="seen" value={seenOn} onChange={setSeenOn} />
        <TextField
          label={t('note')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          className="min-w-40 flex-1"
        />
      </div>
      <div className="flex gap-2">
        <Button look="primary" type="submit" busy={state.isPending}>
          {t('recordAnswer')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      {state.error ? <FaultPanel fault={faultOf(state.error)} /> : null}
    </form>
  );
}
