import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchListRow } from '../../../contract/batch.ts';
import type { BatchGroup } from '../../../core/batch/batch.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Checkbox, TextField } from '../../ui/field.tsx';
import { RowOutcome, RowReason } from './row-words.tsx';

const LIMIT = 25;

/** One group, a few rows at a time; each leads to its customer. */
export function RowList(props: { readonly batchId: string; readonly group: BatchGroup; readonly refused: boolean }): ReactNode {
  const { t } = useTranslation('batch');
  const { ask } = useBridge();
  const account = useAccount();
  const [search, setSearch] = useState('');
  const [offset, setOffset] = useState(0);
  const [failedOnly, setFailedOnly] = useState(false);
  const { batchId, group } = props;
  const input = { account, batchId, group, failedOnly, preparedOnly: false, search, offset, limit: LIMIT };
  const question = useQuery(ask.checkMany.rows.queryOptions({ input, placeholderData: keepPreviousData }));
  if (question.error) return <FaultPanel fault={faultOf(question.error)} onRetry={() => void question.refetch()} />;
  const { rows = [], total = 0 } = question.data ?? {};
  return (
    <>
      <div className="flex flex-wrap items-end gap-4">
        <TextField
          label={t('list.search')}
          type="search"
          maxLength={120}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value.replace(/\p{Cc}+/gu, ' '));
            setOffset(0);
          }}
        />
        {props.refused ? (
          <Checkbox
            checked={failedOnly}
            onChange={(event) => {
              setFailedOnly(event.target.checked);
              setOffset(0);
            }}
          >
            {t('list.failedOnly')}
          </Checkbox>
        ) : null}
      </div>
      {question.data && total === 0 ? (
        <p className="text-secondary">{search === '' && !failedOnly ? t('list.none') : t('list.noHits')}</p>
      ) : (
        <Rows rows={rows} />
      )}
      {total > LIMIT ? (
        <p className="numbers flex items-center gap-2">
          <span className="text-secondary">
            {t('list.range', { from: countText(offset + 1), to: countText(Math.min(total, offset + LIMIT)), total: countText(total) })}
          </span>
          <Button disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - LIMIT))}>
            {t('list.earlier')}
          </Button>
          <Button disabled={offset + LIMIT >= total} onClick={() => setOffset(offset + LIMIT)}>
            {t('list.later')}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly BatchListRow[] }): ReactNode {
  const { t } = useTranslation('batch');
  return (
    <div className="overflow-x-auto">
      <table className="w-full table-fixed text-left">
        <thead>
          <tr className="text-small text-secondary">
            {(
              [
                ['account', 'w-44'],
                ['name', 'w-44'],
                ['manager', 'w-32'],
                ['why', ''],
                ['outcome', 'w-56'],
              ] as const
            ).map(([word, width]) => (
              <th key={word} scope="col" className={`py-1 pr-3 font-medium ${width}`}>
                {t(`list.${word}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.customerId} className="border-t border-hairline align-top">
              <td className="truncate py-1 pr-3">
                <Link to="/customers/$customerId" params={{ customerId: row.customerId }} className="text-accent underline">
                  <bdi>{row.accountName}</bdi>
                </Link>
              </td>
              <td className="truncate py-1 pr-3">
                <bdi>{row.maskedName}</bdi>
              </td>
              <td className="truncate py-1 pr-3">
                <bdi>{row.manager}</bdi>
              </td>
              <td className="py-1 pr-3 break-words">
                <RowReason row={row} />
              </td>
              <td className="py-1 break-words">
                <RowOutcome row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
