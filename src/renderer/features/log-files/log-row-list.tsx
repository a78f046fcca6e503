import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogImportRow, LogRowKind } from '../../../contract/log-files.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { DateText } from '../../ui/time.tsx';

const LIMIT = 25;

/** Rows of one kind, a few at a time, by the number that a spreadsheet gives them. */
export function LogRowList(props: { readonly importId: string; readonly kind: LogRowKind; readonly stamp: string }): ReactNode {
  const { t } = useTranslation('log-files', { keyPrefix: 'import' });
  const { ask } = useBridge();
  const account = useAccount();
  const { importId, kind, stamp } = props;
  const [offset, setOffset] = useState(0);
  const options = ask.logFiles.rows.queryOptions({
    input: { account, importId, kind, offset, limit: LIMIT },
    placeholderData: keepPreviousData,
  });
  // Another preview of the same file answers anew.
  const question = useQuery({ ...options, queryKey: [...options.queryKey, stamp] as never });
  if (question.error) return <FaultPanel fault={faultOf(question.error)} onRetry={() => void question.refetch()} />;
  const rows = question.data?.rows ?? [];
  const total = question.data?.total ?? 0;
  if (question.data && total === 0) return <p className="p-3 text-secondary">{t('preview.empty')}</p>;
  const columns = kind === 'bad' ? (['row', 'problem'] as const) : (['row', 'claimedAt', 'operation', 'customer', 'operator'] as const);
  return (
    <div className="overflow-x-auto p-3">
      <table className="numbers w-full text-left">
        <thead>
          <tr className="text-small text-secondary">
            {columns.map((word) => (
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
              {kind === 'bad' ? <Problems row={row} /> : <Said row={row} />}
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

function Said({ row }: { readonly row: LogImportRow }): ReactNode {
  return (
    <>
      <td className="py-1 pr-3">
        <DateText at={row.claimedAt} time />
      </td>
      {[row.operation, row.accountName, row.operator].map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never move
        <td key={index} className="max-w-60 truncate py-1 pr-3">
          <bdi>{text}</bdi>
        </td>
      ))}
    </>
  );
}

function Problems({ row }: { readonly row: LogImportRow }): ReactNode {
  const { t } = useTranslation('log-files', { keyPrefix: 'import' });
  return (
    <td className="py-1">
      {row.problems.map(({ code, field }) => (
        <p key={`${code}-${field}`}>
          {field === null ? '' : `${t(`field.${field}`)}: `}
          {t(`problem.${code}`)}
        </p>
      ))}
    </td>
  );
}
