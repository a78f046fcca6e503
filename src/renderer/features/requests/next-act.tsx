import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStatus } from '../../../contract/desk.ts';
import type { CaseDetail } from '../../../contract/requests.ts';
import { Panel } from '../../ui/page.tsx';
import { DecideAct } from './decide-act.tsx';
import { GuidedAct } from './guided-act.tsx';
import { HandedOver, HandOver } from './hand-over.tsx';
import { Instructions } from './instructions.tsx';
import { NeedsCheck } from './needs-check.tsx';
import { SubmitAct } from './submit-act.tsx';
import { Unseen } from './unseen.tsx';
import type { ActResult } from './use-act.ts';

/** The one clear act of this state, for this role and this connection: screens follow capabilities, never the connection's kind. */
export function NextAct(props: {
  readonly detail: CaseDetail;
  readonly status: DeskStatus | undefined;
  readonly offline: boolean;
  readonly checking: boolean;
  readonly onResult: (result: ActResult) => void;
  /** Where the result is shown: a question that closes after it came leaves the focus there. */
  readonly resultPlace: RefObject<HTMLElement | null>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { detail, status, offline } = props;
  const { row } = detail;
  if (!status) return null;
  switch (row.state) {
    case 'needs-check':
      return <NeedsCheck detail={detail} offline={offline} />;
    case 'submitting':
    case 'deciding':
      return (
        <Panel>
          <p role="status">
            {t(`act.progress.${detail.case.act ?? 'submit'}`)} <span className="text-secondary">{t('act.progressHelp')}</span>
          </p>
        </Panel>
      );
    case 'awaiting-customer':
      return (
        <>
          <Unseen detail={detail} onResult={props.onResult} resultPlace={props.resultPlace} />
          <Instructions detail={detail} />
        </>
      );
    case 'draft':
    case 'awaiting-partner':
    case 'with-administrator':
      return (
        <>
          {row.state === 'with-administrator' ? <HandedOver detail={detail} /> : null}
          <Undecided {...props} status={status} />
          <Unseen detail={detail} onResult={props.onResult} resultPlace={props.resultPlace} />
        </>
      );
    default:
      return null;
  }
}

/** A request that the connection never saw, only a person stated, cannot be acted on through it either. */
const isGuided = (detail: CaseDetail, status: DeskStatus): boolean =>
  detail.row.side === 'partner'
    ? status.capabilities.request === 'guided' || detail.why.submit === 'capability-missing'
    : status.capabilities.decide === 'guided' || detail.why.approve === 'capability-missing';

function Undecided(props: Parameters<typeof NextAct>[0] & { readonly status: DeskStatus }): ReactNode {
  const { detail, status, offline } = props;
  const { row } = detail;
  const ours = row.side === 'partner';
  const act = {
    detail,
    simulated: status.simulated,
    offline,
    checking: props.checking,
    onResult: props.onResult,
    resultPlace: props.resultPlace,
  };
  if (status.role !== 'administrator') return row.state === 'with-administrator' ? null : <HandOver detail={detail} />;
  if (isGuided(detail, status))
    return <GuidedAct detail={detail} checking={props.checking} onResult={props.onResult} resultPlace={props.resultPlace} />;
  return ours ? <SubmitAct {...act} /> : <DecideAct {...act} />;
}
