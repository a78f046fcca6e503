import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { dayAfter, morningOf, today } from './days.ts';

/** No deadline is documented (R23), so a person sets a date of their own. */
export function RemindPanel(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row } = props.detail;
  const [day, setDay] = useState(() => dayAfter(today(), 3));
  const remind = useMutation(ask.requests.remind.mutationOptions());
  const past = day <= today();
  return (
    <Panel title={t('side.remind')}>
      {row.remindAt ? (
        <div className="flex flex-col items-start gap-2">
          <p className="numbers">{t('side.remindOn', { date: dateText(row.remindAt) })}</p>
          <Button busy={remind.isPending} onClick={() => remind.mutate({ account, caseId: row.id, at: null })}>
            {t('side.remindEnd')}
          </Button>
        </div>
      ) : (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (!past) remind.mutate({ account, caseId: row.id, at: morningOf(day) });
          }}
        >
          <TextField
            type="date"
            label={t('side.remindAt')}
            className="numbers"
            min={dayAfter(today(), 1)}
            value={day}
            help={day && !past ? t('side.onDay', { date: day }) : ''}
            problem={day === '' || past ? t('side.dayPast') : ''}
            onChange={(event) => setDay(event.target.value)}
          />
          <Button type="submit" className="self-start" disabled={past} busy={remind.isPending}>
            {t('side.remindSet')}
          </Button>
        </form>
      )}
      {remind.error ? <FaultLine fault={faultOf(remind.error)} /> : null}
    </Panel>
  );
}

/** Out of the way until a day, with the reason why it can wait. */
export function SnoozePanel(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row, case: case_ } = props.detail;
  const [day, setDay] = useState(() => dayAfter(today(), 7));
  const [reason, setReason] = useState('');
  const snooze = useMutation(ask.requests.snooze.mutationOptions({ onSuccess: () => setReason('') }));
  const past = day <= today();
  return (
    <Panel title={t('side.snooze')}>
      {row.snoozedUntil ? (
        <div className="flex flex-col items-start gap-2">
          <p className="numbers break-words">{t('side.snoozed', { date: dateText(row.snoozedUntil), reason: case_.snoozeReason })}</p>
          <Button busy={snooze.isPending} onClick={() => snooze.mutate({ account, caseId: row.id, until: null, reason: '' })}>
            {t('side.snoozeEnd')}
          </Button>
        </div>
      ) : (
        <form
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (!past && reason.trim() !== '') snooze.mutate({ account, caseId: row.id, until: morningOf(day), reason: reason.trim() });
          }}
        >
          <TextField
            type="date"
            label={t('side.snoozeUntil')}
            className="numbers"
            min={dayAfter(today(), 1)}
            value={day}
            help={day && !past ? t('side.onDay', { date: day }) : ''}
            problem={day === '' || past ? t('side.dayPast') : ''}
            onChange={(event) => setDay(event.target.value)}
          />
          <TextField label={t('side.snoozeReason')} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          <Button type="submit" className="self-start" disabled={past || reason.trim() === ''} busy={snooze.isPending}>
            {t('side.snoozeSet')}
          </Button>
        </form>
      )}
      {snooze.error ? <FaultLine fault={faultOf(snooze.error)} /> : null}
    </Panel>
  );
}
