import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportRow, RowKind } from '../../../contract/imports.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';

const LIMIT = 25;

/** Rows of one kind, a few at a time, by the number that a spreadsheet gives them. */
export function RowList(props: { readonly importId: string; readonly kind: RowKind; readonly stamp: string }): ReactNode {
  const { t } = useTranslation('imports');
  const { ask } = useBridge();
  const account = useAccount();
  const { importId, kind, stamp } = props;
  const [offset, setOffset] = useState(0);
  const options = ask.imports.rows.queryOptions({
    input: { account, importId, kind, offset, limit: LIMIT },
    placeholderData: keepPreviousData,
  });
  // Another preview of the same file answers anew.
  const question = useQuery({ ...options, queryKey: [...options.queryKey, stamp] as never });
  if (question.error) return <FaultPanel fault={faultOf(question.error)} onRetry={() => void question.refetch()} />;
  const rows = question.data?.rows ?? [];
  const total = question.data?.total ?? 0;
  if (question.data && total === 0) return <p className="p-3 text-secondary">{t('preview.empty')}</p>;
  return (
    <div className="overflow-x-auto p-3">
      <table className="numbers w-full text-left">
        <thead>
          <tr className="text-small text-secondary">
            {(['row', 'customer', 'what'] as const).map((word) => (
              <th key={word} scope="col" className="py-1 pr-3 font-medium">
                {t(`preview.${word}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row} className="border-t border-hairline align-top">
              <td className="py-1 pr-3 text-secondary">{row.row}</td>
              <td className="max-w-60 truncate py-1 pr-3">
                <bdi>{row.accountName || row.customerId}</bdi>
              </td>
              <td className="py-1">
                <What row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > LIMIT ? (
        <p className="mt-2 flex items-center gap-2">
          <span className="text-secondary">
            {offset + 1}-{Math.min(total, offset + LIMIT)} / {total}
          </span>
          <Button onClick={() => setOffset(offset + LIMIT < total ? offset + LIMIT : 0)}>{t('preview.more')}</Button>
        </p>
      ) : null}
    </div>
  );
}

function What({ row }: { readonly row: ImportRow }): ReactNode {
  const { t } = useTranslation('imports');
  const value = (text: string) => (text === '' ? t('nothingBefore') : text === 'true' || text === 'false' ? t(`value.${text}`) : text);
  return (
    <>
      {row.conflict === null ? null : <p>{t(`conflict.${row.conflict}`)}</p>}
      {row.problems.map(({ code, field }) => (
        <p key={`${code}-${field}`}>
          {field === null ? '' : `${t(`field.${field}`)}: `}
          {t(`problem.${code}`)}
        </p>
      ))}
      {row.changes.map(({ field, before, after }) => (
        <p key={field}>
          <bdi>{t('change', { field: t(`field.${field}`), before: value(before), after: value(after) })}</bdi>
        </p>
      ))}
    </>
  );
}
