import type { TFunction } from 'i18next';
import { Clock, Snowflake } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRow } from '../../../contract/customers.ts';
import type { Column } from '../../ui/column.ts';
import { useRemembered, type Words } from '../../ui/remembered.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { associationWords } from './association-words.ts';
import type { ListSearch, SortKey } from './question.ts';

interface ColumnOptions {
  readonly search: ListSearch;
  readonly onSort: (by: SortKey) => void;
  /** Room for every column; else the four that matter. */
  readonly roomy: boolean;
}

/** Account, name, type, what can be done; with room also manager, agreement and open request. */
export function useColumns({ search, onSort, roomy }: ColumnOptions): readonly Column<CustomerRow>[] {
  const { t: say } = useTranslation('customers');
  const t = useRemembered(say);
  const app = useRemembered(useTranslation('app').t);
  // The same columns as long as they say the same: rows that stay are not drawn again.
  return useMemo(() => columnsOf({ search, onSort, roomy, say, t, app }), [search, onSort, roomy, say, t, app]);
}

interface ColumnWords {
  readonly say: TFunction<'customers'>;
  readonly t: Words;
  readonly app: Words;
}

function columnsOf({ search, onSort, roomy, say, t, app }: ColumnOptions & ColumnWords): readonly Column<CustomerRow>[] {
  const sort = (by: SortKey): NonNullable<Column<CustomerRow>['sort']> => {
    const chosen = (search.sort ?? 'accountName') === by;
    return { now: chosen ? (search.descending ? 'descending' : 'ascending') : 'none', onSort: () => onSort(by) };
  };
  const account: Column<CustomerRow> = {
    key: 'account',
    header: t('column.account'),
    width: 'minmax(108px, 1.2fr)',
    sort: sort('accountName'),
    cell: (row) => (
      <span className="flex items-center gap-1.5">
        <span data-customer={row.accountName} dir="auto" className="truncate font-medium">
          {row.accountName}
        </span>
        {row.frozen ? <Snowflake size={12} aria-label={t('frozen')} className="shrink-0 text-secondary" /> : null}
      </span>
    ),
  };
  const columns: (Column<CustomerRow> & { readonly spare?: boolean })[] = [
    account,
    {
      key: 'name',
      header: t('column.name'),
      width: 'minmax(54px, 1.4fr)',
      sort: sort('name'),
      cell: (row) => <bdi>{row.maskedName}</bdi>,
    },
    {
      key: 'type',
      header: t('column.type'),
      width: '126px',
      cell: (row) => (row.association === 'unconfirmed' ? associationWords(say, row) : t(`association.${row.association}`)),
    },
    {
      key: 'manager',
      header: t('column.manager'),
      width: 'minmax(90px, 0.8fr)',
      sort: sort('manager'),
      spare: true,
      cell: (row) => <bdi>{row.manager}</bdi>,
    },
    {
      key: 'submit',
      header: t('column.submit'),
      width: '108px',
      sort: sort('verdict'),
      cell: (row) => <VerdictCell row={row} t={t} app={app} />,
    },
    {
      key: 'agree',
      header: t('column.agree'),
      width: '104px',
      spare: true,
      cell: (row) => (row.verdict ? <StateMark state={row.verdict.agree} word={app(`state.${row.verdict.agree}`)} /> : null),
    },
    { key: 'open', header: t('column.open'), width: 'minmax(106px, 0.8fr)', cell: (row) => <OpenCell row={row} t={t} /> },
    {
      key: 'case',
      header: t('column.case'),
      width: 'minmax(110px, 0.9fr)',
      spare: true,
      cell: (row) =>
        row.openCase ? app(`caseState.${row.openCase.state}`) : row.visibility === 'visible' ? null : t(`visibility.${row.visibility}`),
    },
  ];
  return columns.filter((column) => roomy || !column.spare);
}

interface CellProps {
  readonly row: CustomerRow;
  readonly t: Words;
}

function VerdictCell({ row, t, app }: CellProps & { readonly app: Words }): ReactNode {
  const verdict = row.verdict;
  if (!verdict) return <span className="text-secondary">{t('notChecked')}</span>;
  return (
    <span className="flex items-center gap-1.5">
      <StateMark state={verdict.submit} word={app(`state.${verdict.submit}`)} />
      {verdict.lapsed ? (
        <Tooltip text={t('lapsed')}>
          <Clock size={12} role="img" aria-label={t('lapsed')} className="shrink-0 text-secondary" />
        </Tooltip>
      ) : null}
    </span>
  );
}

/** What stands in the way of submitting and agreeing together: rules that block, facts that are missing. */
function OpenCell({ row, t }: CellProps): ReactNode {
  const { violated = 0, unknown = 0 } = row.verdict ?? {};
  const words = [violated > 0 ? t('rules', { count: violated }) : '', unknown > 0 ? t('facts', { count: unknown }) : ''];
  return <span className="numbers text-small text-secondary">{words.filter(Boolean).join(' · ')}</span>;
}
