import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Association } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { isSoundDay, today } from '../../ui/days.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';

/** One customer as the person sees it in Partner Center. What it is not known to be is asked, never assumed. */
export function AddCustomer(): ReactNode {
  const { t } = useTranslation('imports');
  const { ask } = useBridge();
  const account = useAccount();
  const navigate = useNavigate();
  const [texts, setTexts] = useState({ customerId: '', accountName: '', name: '', note: '' });
  const [association, setAssociation] = useState<Association | null>(null);
  const [frozen, setFrozen] = useState<'yes' | 'no' | null>(null);
  const [seenOn, setSeenOn] = useState(today);
  const [tried, setTried] = useState(false);
  const add = useMutation(
    ask.imports.addCustomer.mutationOptions({
      onSuccess: ({ customerId }) => void navigate({ to: '/customers/$customerId', params: { customerId } }),
    }),
  );
  const fault = add.error ? faultOf(add.error) : null;
  const field = (key: keyof typeof texts, word: string, longest: number) => ({
    label: t(`add.${word}`),
    maxLength: longest,
    value: texts[key],
    onChange: (event: { readonly target: { readonly value: string } }) => setTexts({ ...texts, [key]: event.target.value }),
  });
  const missing = texts.accountName.trim() === '' || association === null || frozen === null || !isSoundDay(seenOn, 'seen');
  return (
    <Panel title={t('add.title')}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!missing) add.mutate({ account, ...texts, association, frozen: frozen === 'yes', seenOn });
        }}
      >
        <p className="text-secondary">{t('add.lead')}</p>
        <div className="grid gap-3 min-[1000px]:grid-cols-2">
          <TextField {...field('accountName', 'account', 56)} help={t('add.accountHelp')} />
          <TextField {...field('customerId', 'id', 64)} help={t('add.idHelp')} />
          <TextField {...field('name', 'name', 256)} />
          <TextField {...field('note', 'note', 500)} />
        </div>
        <p className="font-medium" aria-hidden>
          {t('add.association')}
        </p>
        <Choice
          label={t('add.association')}
          className="flex flex-wrap gap-2"
          value={association}
          onChange={setAssociation}
          options={(['reseller', 'referral', 'unconfirmed'] as const).map((value) => ({ value, label: t(`add.${value}`) }))}
        />
        <p className="font-medium" aria-hidden>
          {t('add.frozen')}
        </p>
        <Choice
          label={t('add.frozen')}
          className="flex flex-wrap gap-2"
          value={frozen}
          onChange={setFrozen}
          options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`add.${value}`) }))}
        />
        <DayField label={t('add.seenOn')} kind="seen" value={seenOn} onChange={setSeenOn} />
        {tried && missing ? (
          <p role="alert" className="text-blocked">
            {t('add.needed')}
          </p>
        ) : null}
        {fault === null ? null : fault.detail.reason === 'known' ? (
          <p role="alert" className="text-blocked">
            {t('add.known')}
          </p>
        ) : (
          <FaultPanel fault={fault} />
        )}
        <Button look="primary" type="submit" busy={add.isPending} className="self-start">
          {t('add.act')}
        </Button>
      </form>
    </Panel>
  );
}
