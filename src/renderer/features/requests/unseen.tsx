import { useMutation } from '@tanstack/react-query';
import { CalendarClock } from 'lucide-react';
import { type FormEvent, type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { isSoundDay, today, workingDayAfter } from '../../ui/days.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { Folded } from './folded.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import type { ActResult } from './use-act.ts';

/** On every open request whose answer cannot be seen from here: that it cannot, the day to ask, and what was heard. */
export function Unseen(props: {
  readonly detail: CaseDetail;
  readonly onResult: (result: ActResult) => void;
  readonly resultPlace: RefObject<HTMLElement | null>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { detail } = props;
  const byHand = useStatus().data?.capabilities.read === false;
  if (!detail.acts.includes('tell-outcome')) return null;
  const { chaseAt, side } = detail.row;
  const due = chaseAt ? Temporal.Instant.compare(Temporal.Instant.from(chaseAt), Temporal.Now.instant()) <= 0 : false;
  return (
    <Panel title={t('unseen.title')}>
      <div className="flex flex-col gap-3">
        <p className={`flex items-start gap-2 font-medium ${due ? 'text-unknown' : ''}`}>
          <CalendarClock size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span className="numbers">
            {t(`unseen.${side}.${chaseAt ? (due ? 'due' : 'body') : 'none'}`, { date: dateText(chaseAt ?? '') })}
          </span>
        </p>
        <p className="text-secondary">
          {t(byHand ? 'unseen.howByHand' : 'unseen.how')} {t('unseen.days')}
        </p>
        <ChaseDay detail={detail} />
        <section aria-label={t('unseen.outcome')} className="border-t border-hairline pt-3">
          <h3 className="mb-2 font-semibold">{t('unseen.outcome')}</h3>
          <OutcomeForm detail={detail} onResult={props.onResult} resultPlace={props.resultPlace} />
        </section>
      </div>
    </Panel>
  );
}

function ChaseDay(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const [day, setDay] = useState(() => workingDayAfter(today(), 5));
  const chase = useMutation(ask.requests.setChase.mutationOptions());
  const sound = isSoundDay(day, 'coming');
  const set = (event: FormEvent) => {
    event.preventDefault();
    if (sound) chase.mutate({ account, caseId: props.detail.row.id, on: day });
  };
  return (
    <Folded title={t('unseen.change')} icon={null}>
      <form className="flex flex-col gap-2" onSubmit={set}>
        <DayField label={t('unseen.on')} kind="coming" value={day} onChange={setDay} />
        <Button type="submit" className="self-start" disabled={!sound} busy={chase.isPending}>
          {t('unseen.set')}
        </Button>
        {chase.error ? <FaultLine fault={faultOf(chase.error)} /> : null}
      </form>
    </Folded>
  );
}
