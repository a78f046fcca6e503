import { Link } from '@tanstack/react-router';
import { AlarmClock, BellRing, CalendarClock, type LucideIcon, NotebookPen, PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow, Tab } from '../../../contract/requests.ts';
import type { Column } from '../../ui/column.ts';
import { dateText } from '../../ui/time.tsx';
import { happenedKey, invitation } from './happened.ts';

/** The columns of one inbox tab. Keys go to the list; the links are for the mouse. */
export function useRequestColumns(tab: Tab): readonly Column<CaseRow>[] {
  const { t } = useTranslation('requests');
  const account: Column<CaseRow> = {
    key: 'account',
    header: t('column.account'),
    width: 'minmax(130px, 0.9fr)',
    cell: (row) => (
      <>
        <OpenLink row={row} className="font-medium text-text hover:underline">
          {row.accountName}
        </OpenLink>{' '}
        <span className="text-secondary">{row.maskedName}</span>
      </>
    ),
  };
  const happened: Column<CaseRow> = {
    key: 'happened',
    header: t('column.happened'),
    width: 'minmax(170px, 1.2fr)',
    cell: (row) => <Happened row={row} />,
  };
  const age: Column<CaseRow> = {
    key: 'age',
    header: t(tab === 'closed' ? 'column.closed' : 'column.age'),
    width: '128px',
    cell: (row) => <WaitingFor row={row} />,
  };
  const deadline: Column<CaseRow> = {
    key: 'deadline',
    header: t('column.deadline'),
    width: '160px',
    cell: () => <span className="text-secondary">{t('row.noDeadline')}</span>,
  };
  const marks: Column<CaseRow> = {
    key: 'marks',
    header: t('column.marks'),
    width: 'minmax(90px, 1fr)',
    cell: (row) => <Marks row={row} />,
  };
  const act: Column<CaseRow> = {
    key: 'act',
    header: '',
    width: '84px',
    align: 'end',
    cell: (row) => (
      <OpenLink row={row} className="text-accent underline underline-offset-2">
        {t(`row.act.${invitation(row)}`)}
      </OpenLink>
    ),
  };
  const pending = tab === 'partner' || tab === 'customer' || tab === 'administrator';
  return pending ? [account, happened, age, deadline, marks, act] : [account, happened, age, marks, act];
}

function OpenLink(props: { readonly row: CaseRow; readonly className: string; readonly children: ReactNode }): ReactNode {
  return (
    <Link to="/requests/$caseId" params={{ caseId: props.row.id }} tabIndex={-1} className={props.className}>
      {props.children}
    </Link>
  );
}

function Happened({ row }: { readonly row: CaseRow }): ReactNode {
  const { t } = useTranslation('requests');
  return <>{t(`row.happened.${happenedKey(row)}`)}</>;
}

function WaitingFor({ row }: { readonly row: CaseRow }): ReactNode {
  const { t } = useTranslation('requests');
  if (row.closedAt) return <span className="numbers">{dateText(row.closedAt)}</span>;
  if (row.workingDays !== null) return <span className="numbers">{t('row.workingDays', { count: row.workingDays })}</span>;
  return <span className="numbers text-secondary">{t('row.openedOn', { date: dateText(row.openedAt) })}</span>;
}

const isPast = (at: string): boolean => Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Now.instant()) <= 0;

function Marks({ row }: { readonly row: CaseRow }): ReactNode {
  const { t } = useTranslation('requests');
  const due = row.remindAt !== null && isPast(row.remindAt);
  return (
    <span className="text-small text-secondary">
      {row.chaseAt && !row.closedAt ? (
        <Mark Icon={CalendarClock} due={isPast(row.chaseAt)}>
          {t(isPast(row.chaseAt) ? 'row.askDue' : 'row.ask', { date: dateText(row.chaseAt) })}
        </Mark>
      ) : null}
      {row.stated ? <Mark Icon={PenLine}>{row.statedBy ? t('row.statedBy', { name: row.statedBy }) : t('row.stated')}</Mark> : null}
      {row.snoozedUntil ? <Mark Icon={AlarmClock}>{t('row.snoozed', { date: dateText(row.snoozedUntil) })}</Mark> : null}
      {row.remindAt ? (
        <Mark Icon={BellRing} due={due}>
          {t(due ? 'row.due' : 'row.remind', { date: dateText(row.remindAt) })}
        </Mark>
      ) : null}
      {row.hasNote ? <Mark Icon={NotebookPen}>{t('row.note')}</Mark> : null}
    </span>
  );
}

/** In the line, not a box of its own: what does not fit ends in an ellipsis. */
function Mark(props: { readonly Icon: LucideIcon; readonly due?: boolean; readonly children: string }): ReactNode {
  return (
    <span className={`mr-3 last:mr-0 ${props.due ? 'font-medium text-unknown' : ''}`}>
      <props.Icon size={12} aria-hidden className="inline align-[-2px]" /> {props.children}
    </span>
  );
}
