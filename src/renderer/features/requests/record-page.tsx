import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { today } from '../../ui/days.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Select, TextArea } from '../../ui/field.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Badge } from '../../ui/state-mark.tsx';
import { dateText } from '../../ui/time.tsx';
import { CustomerPicker } from './customer-picker.tsx';
import { happenedKey, isClosed } from './happened.ts';
import { problemsOf, type Statement, statementsFor } from './record-form.ts';

/** What was done or seen elsewhere: as stated by NAME, seen on DATE. Recorded, never verified, and nothing is sent. */
export function RecordPage(): ReactNode {
  const { t } = useTranslation('requests');
  const address = useSearch({ from: '/record' });
  const navigate = useNavigate();
  const { ask } = useBridge();
  const account = useAccount();
  const operator = useStatus().data?.operator;
  const [customerId, setCustomerId] = useState<CustomerId | null>((address.customer as CustomerId | undefined) ?? null);
  const [caseId, setCaseId] = useState<CaseId | null>(address.case ?? null);
  const [what, setWhat] = useState<Statement | null>(null);
  const [seenOn, setSeenOn] = useState(today);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const card = useQuery(
    ask.customers.card.queryOptions({ input: { account, customerId: customerId ?? ('' as CustomerId) }, enabled: customerId !== null }),
  );
  const record = useMutation(
    ask.requests.record.mutationOptions({
      onSuccess: (made) => void navigate({ to: '/requests/$caseId', params: { caseId: made.caseId } }),
    }),
  );

  const open = (card.data?.cases ?? []).filter((one) => !isClosed(one.state));
  const request = open.find((one) => one.id === caseId) ?? null;
  const kinds = statementsFor(request);
  const chosen = what !== null && kinds.includes(what) ? what : null;
  const wrong = problemsOf({ customerId, what: chosen, seenOn }, today());
  const sound = !wrong.customer && !wrong.what && wrong.day === null;
  const save = () => {
    setTried(true);
    if (sound && customerId !== null && chosen !== null)
      record.mutate({ account, customerId, caseId: request?.id ?? null, what: chosen, seenOn, note });
  };
  return (
    <Page title={t('recordPage.title')} aside={operator ? <Badge>{t('recordPage.as', { name: operator })}</Badge> : null}>
      <form
        className="flex max-w-180 flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <p>{t('recordPage.lead')}</p>
        {operator === '' ? (
          <p role="alert" className="rounded-base border border-unknown bg-unknown-soft p-3">
            {t('recordPage.operatorMissing')}{' '}
            <Link to="/settings" className="text-accent underline underline-offset-2">
              {t('recordPage.toSettings')}
            </Link>
          </p>
        ) : null}
        <Panel
          title={t('recordPage.customer')}
          aside={card.data ? <span className="font-medium text-text">{card.data.row.accountName}</span> : null}
        >
          <CustomerPicker
            value={customerId}
            problem={tried && wrong.customer ? t('recordPage.customerMissing') : ''}
            onChange={(next) => {
              setCustomerId(next);
              setCaseId(null);
            }}
          />
          {card.data ? (
            <p className="mt-2">
              <span className="font-medium">{card.data.row.accountName}</span>{' '}
              <span className="text-secondary">{card.data.row.maskedName}</span>
            </p>
          ) : null}
          {open.length > 0 ? (
            <Select
              label={t('recordPage.case')}
              className="mt-3 max-w-150"
              value={request?.id ?? ''}
              onChange={(value) => setCaseId(value === '' ? null : (value as CaseId))}
              options={[
                { value: '', label: t('recordPage.caseNew') },
                ...open.map((one) => ({
                  value: one.id as string,
                  label: t('recordPage.caseOpen', { what: t(`row.happened.${happenedKey(one)}`), date: dateText(one.openedAt) }),
                })),
              ]}
            />
          ) : null}
        </Panel>
        <Panel title={t('recordPage.what')}>
          <Choice
            label={t('recordPage.what')}
            className="flex flex-col gap-1"
            value={chosen}
            onChange={setWhat}
            options={kinds.map((kind) => ({ value: kind, label: t(`recordPage.kind.${kind}`), help: t(`recordPage.kindHelp.${kind}`) }))}
          />
          {tried && wrong.what ? (
            <p role="alert" className="mt-1 text-small text-blocked">
              {t('recordPage.whatMissing')}
            </p>
          ) : null}
        </Panel>
        <DayField label={t('recordPage.seenOn')} kind="seen" value={seenOn} onChange={setSeenOn} />
        <TextArea
          label={t('recordPage.note')}
          help={t('recordPage.noteHelp')}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {record.error ? <FaultPanel fault={faultOf(record.error)} /> : null}
        <div>
          <Button type="submit" look="primary" busy={record.isPending} disabled={!operator}>
            {record.isPending ? t('recordPage.saving') : t('recordPage.save', { name: operator || '…' })}
          </Button>
        </div>
      </form>
    </Page>
  );
}
