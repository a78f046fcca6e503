import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered as Delivery } from '../../../contract/define.ts';
import type { Owners } from '../../../contract/overview.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { IconButton } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Asked } from './asked.tsx';
import { Nothing } from './nothing.tsx';
import { daysText } from './numbers.ts';
import { PartPanel } from './part-panel.tsx';
import { PlainTable } from './plain-table.tsx';
import { asOfNow, useQuestion } from './question.ts';

/** Open and decided requests by who looks after the customer now, or by whose customer it is. */
export function OwnersPart({ by }: { readonly by: 'manager' | 'reseller' }): ReactNode {
  const { t } = useTranslation('overview');
  const { ask } = useBridge();
  const { account, period, whose } = useQuestion();
  const answer = useQuery(ask.overview.owners.queryOptions({ input: { account, period, by, ...whose }, ...asOfNow }));
  return (
    <Asked title={t(`owners.${by}`)} answer={answer}>
      {(owners: Owners) => <Listed by={by} owners={owners} />}
    </Asked>
  );
}

function Listed({ by, owners: { rows, others } }: { readonly by: 'manager' | 'reseller'; readonly owners: Owners }): ReactNode {
  const { t } = useTranslation('overview');
  const { client } = useBridge();
  const { account, period, whose } = useQuestion();
  const saving = useDelivery<Delivery>((made) => made);
  const title = t(`owners.${by}`);
  if (rows.length === 0) return <Nothing title={title}>{t('owners.nothing')}</Nothing>;
  const part = by === 'manager' ? 'managers' : 'resellers';
  return (
    <PartPanel
      title={title}
      actions={
        <IconButton
          label={t('act.csv', { title })}
          icon={<FileDown size={14} aria-hidden />}
          busy={saving.busy}
          onClick={() => void saving.deliver(() => client.overview.saveTable({ account, period, part, ...whose }))}
        />
      }
    >
      <PlainTable
        caption={t('tableOf', { title })}
        table={{
          head: [t(`column.${by}`), t('column.open'), t('column.decided'), t('column.median')],
          rows: rows.map(({ name, open, decided, median }) => [
            <OwnerName key={name} by={by} name={name} />,
            open,
            decided,
            median === null ? '' : daysText(median, t),
          ]),
        }}
      />
      {others > 0 ? (
        <p className="mt-1 text-small text-secondary">{t('owners.others', { count: others, shown: countText(others) })}</p>
      ) : null}
      {saving.fault ? <FaultLine fault={saving.fault} /> : null}
      <Delivered outcome={saving.outcome} />
    </PartPanel>
  );
}

function OwnerName({ by, name }: { readonly by: 'manager' | 'reseller'; readonly name: string | null }): ReactNode {
  const { t } = useTranslation('overview');
  if (name === null) return <span className="text-secondary">{t('owners.erased')}</span>;
  if (name === '') return <span className="text-secondary">{t(`owners.none.${by}`)}</span>;
  return (
    <Link to="/overview" search={(before) => ({ ...before, [by]: name })} className="text-accent underline underline-offset-2">
      {name}
    </Link>
  );
}
