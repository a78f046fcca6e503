import { useMutation } from '@tanstack/react-query';
import { AlarmClock, BellRing } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { isSoundDay, morningOf, today, workingDayAfter } from '../../ui/days.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { dateText } from '../../ui/time.tsx';
import { Folded } from './folded.tsx';

/** No deadline is documented (R23), so a person sets a date of their own. */
export function Remind(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row } = props.detail;
  const [day, setDay] = useState(() => workingDayAfter(today(), 3));
  const remind = useMutation(ask.requests.remind.mutationOptions());
  const sound = isSoundDay(day, 'coming');
  const set = (event: FormEvent) => {
    event.preventDefault();
    if (sound) remind.mutate({ account, caseId: row.id, at: morningOf(day) });
  };
  const icon = <BellRing size={14} aria-hidden className="text-secondary" />;
  return (
    <div>
      {row.remindAt ? (
        <p className="flex items-center gap-2">
          {icon} <span className="numbers">{t('side.remindOn', { date: dateText(row.remindAt) })}</span>
          <Button
            size="line"
            className="ml-auto"
            busy={remind.isPending}
            onClick={() => remind.mutate({ account, caseId: row.id, at: null })}
          >
            {t('side.remindEnd')}
          </Button>
        </p>
      ) : (
        <Folded title={t('side.remind')} icon={icon}>
          <form className="flex flex-col gap-2" onSubmit={set}>
            <DayField label={t('side.remindAt')} kind="coming" value={day} onChange={setDay} />
            <Button type="submit" className="self-start" disabled={!sound} busy={remind.isPending}>
              {t('side.remindSet')}
            </Button>
          </form>
        </Folded>
      )}
      {remind.error ? <FaultLine fault={faultOf(remind.error)} /> : null}
    </div>
  );
}

/** Out of the way until a day, with the reason why it can wait. */
export function Snooze(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row, case: case_ } = props.detail;
  const [day, setDay] = useState(() => workingDayAfter(today(), 7));
  const [reason, setReason] = useState('');
  const snooze = useMutation(ask.requests.snooze.mutationOptions({ onSuccess: () => setReason('') }));
  const sound = isSoundDay(day, 'coming') && reason.trim() !== '';
  const set = (event: FormEvent) => {
    event.preventDefault();
    if (sound) snooze.mutate({ account, caseId: row.id, until: morningOf(day), reason: reason.trim() });
  };
  const icon = <AlarmClock size={14} aria-hidden className="shrink-0 text-secondary" />;
  return (
    <div>
      {row.snoozedUntil ? (
        <p className="flex items-start gap-2">
          <span className="mt-0.75">{icon}</span>
          <span className="numbers min-w-0 break-words">
            {t('side.snoozed', { date: dateText(row.snoozedUntil), reason: case_.snoozeReason })}
          </span>
          <Button
            size="line"
            className="ml-auto"
            busy={snooze.isPending}
            onClick={() => snooze.mutate({ account, caseId: row.id, until: null, reason: '' })}
          >
            {t('side.snoozeEnd')}
          </Button>
        </p>
      ) : (
        <Folded title={t('side.snooze')} icon={icon}>
          <form className="flex flex-col gap-2" onSubmit={set}>
            <TextField label={t('side.snoozeReason')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            <DayField label={t('side.snoozeUntil')} kind="coming" value={day} onChange={setDay} />
            <Button type="submit" className="self-start" disabled={!sound} busy={snooze.isPending}>
              {t('side.snoozeSet')}
            </Button>
          </form>
        </Folded>
      )}
      {snooze.error ? <FaultLine fault={faultOf(snooze.error)} /> : null}
    </div>
  );
}
