import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../contract/customers.ts';
import type { FreezeKind } from '../../../contract/freezes.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Checkbox, TextField } from '../../ui/field.tsx';
import { oneLine } from './question.ts';
import { sharesName } from './shares-name.ts';

/** Ten ids in one call (facts.md 4.2), one of which is the customer whose page this is. */
const most = 9;

/**
 * The other frozen customers of the reseller model, each chosen by itself. One call names one `indirect_partner_id` (facts.md 4.2), so only
 * those of the same reseller are offered. Nothing where there are none.
 */
export function UnfreezeOthers(props: {
  readonly first: CustomerRow;
  readonly kind: FreezeKind;
  readonly chosen: readonly CustomerRow[];
  readonly onChange: (chosen: readonly CustomerRow[]) => void;
}): ReactNode {
  const { t } = useTranslation('customers');
  const { ask } = useBridge();
  const account = useAccount();
  const { first, chosen, onChange } = props;
  const [typed, setTyped] = useState('');
  const search = oneLine(typed);
  const filters = { frozen: true, association: 'reseller', visibility: 'visible', resellerId: first.resellerId } as const;
  const sort = { by: 'accountName', descending: false } as const;
  const found = useQuery(
    ask.customers.page.queryOptions({
      input: { account, search, filters, sort, offset: 0, limit: most + 1 },
      placeholderData: keepPreviousData,
    }),
  );
  const others = (found.data?.rows ?? []).filter(({ customerId }) => customerId !== first.customerId).slice(0, most);
  // A choice stays in sight, whatever is searched for next.
  const elsewhere = chosen.filter(({ customerId }) => !others.some((row) => row.customerId === customerId));
  const rows = [...elsewhere, ...others];
  const states = useQueries({
    queries: rows.map(({ customerId }) => ask.freezes.state.queryOptions({ input: { account, customerId } })),
  });
  const full = chosen.length >= most;
  const more = (found.data?.total ?? 0) > most + 1;
  if (found.error) return <FaultLine fault={faultOf(found.error)} />;
  if (!found.data || (rows.length === 0 && search === '')) return null;
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="font-medium">{t('unfreeze.others.title')}</legend>
      <p className="text-small text-secondary">{t('unfreeze.others.help')}</p>
      <p className="text-small font-medium text-unknown">{t('unfreeze.others.sameKind', { kind: t(`unfreeze.${props.kind}`) })}</p>
      {more || search !== '' ? (
        <TextField
          type="search"
          label={t('unfreeze.others.find')}
          help={more ? t('unfreeze.others.more') : undefined}
          maxLength={120}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : null}
      <ul className="flex flex-col gap-1">
        {rows.map((row, index) => {
          const state = states[index];
          const unsettled = state?.data?.last?.result === 'unknown' && state.data.last.seen === null;
          const cannot = state?.data ? state.data.why !== null : true;
          const note = state?.isError ? 'unread' : unsettled ? 'unsettled' : state?.data && cannot ? 'cannot' : null;
          const is = chosen.some(({ customerId }) => customerId === row.customerId);
          return (
            <Other
              key={row.customerId}
              row={row}
              chosen={is}
              byId={sharesName(row, [first, ...rows])}
              note={note === null ? '' : t(`unfreeze.others.${note}`)}
              off={!is && (full || unsettled || cannot)}
              onChange={(on) => onChange(on ? [...chosen, row] : chosen.filter(({ customerId }) => customerId !== row.customerId))}
            />
          );
        })}
      </ul>
      <p role="status" className="min-h-5 text-small text-secondary">
        {others.length === 0 && search !== '' ? t('unfreeze.others.none', { search }) : ''}{' '}
        {chosen.length > 0 ? t('unfreeze.others.chosen', { count: chosen.length }) : ''} {full ? t('unfreeze.others.full') : ''}
      </p>
    </fieldset>
  );
}

function Other(props: {
  readonly row: CustomerRow;
  readonly chosen: boolean;
  readonly byId: boolean;
  /** Why it is off; '' where it is not. */
  readonly note: string;
  readonly off: boolean;
  readonly onChange: (chosen: boolean) => void;
}): ReactNode {
  const { row, note } = props;
  const id = useId();
  return (
    <li>
      <Checkbox
        checked={props.chosen}
        disabled={props.off}
        aria-describedby={note === '' ? undefined : id}
        onChange={(event) => props.onChange(event.target.checked)}
      >
        <bdi>{row.accountName}</bdi> <bdi className="text-secondary">{row.maskedName}</bdi>
        {props.byId ? <code className="block font-mono text-small text-secondary">{row.customerId}</code> : null}
      </Checkbox>
      {note === '' ? null : (
        <p id={id} className="ml-6 text-small text-secondary">
          {note}
        </p>
      )}
    </li>
  );
}
