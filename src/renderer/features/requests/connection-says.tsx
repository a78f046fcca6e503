import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, ConnectionSays } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { DateText, dateText } from '../../ui/time.tsx';

/** What was stated and what the connection noticed, side by side: it does not know a rejection, but it knows who is still listed. */
export function ConnectionPanel(props: {
  readonly detail: CaseDetail;
  /** False where nothing is ever read: then there is nothing to hold beside. */
  readonly connected: boolean;
  readonly readable: boolean;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row, connectionSays = [] } = props.detail;
  const look = useMutation(ask.requests.askConnection.mutationOptions());
  const { mutate } = look;
  const ended = row.state === 'disassociated';
  const begun = useRef(false);
  // A statement that the association has ended is held against the connection as soon as the page opens.
  useEffect(() => {
    if (!ended || !props.readable || begun.current) return;
    begun.current = true;
    mutate({ account, caseId: row.id });
  }, [account, ended, mutate, props.readable, row.id]);
  if (!row.statedBy || (!props.connected && connectionSays.length === 0)) return null;
  return (
    <Panel title={t('connection.title')}>
      <div className="flex flex-col gap-2">
        <p className="text-small text-secondary">{t('connection.beside')}</p>
        {connectionSays.length === 0 ? <p>{t('connection.none')}</p> : null}
        <ul className="flex flex-col gap-1.5">
          {connectionSays.map((said) => (
            <Said
              key={`${said.at} ${said.what}`}
              said={said}
              contradicts={ended && said === connectionSays[0] && said.what === 'visible'}
            />
          ))}
        </ul>
        {look.error ? <FaultLine fault={faultOf(look.error)} /> : null}
        {props.readable ? (
          <Button className="self-start" busy={look.isPending} onClick={() => mutate({ account, caseId: row.id })}>
            {t(look.isPending ? 'connection.asking' : 'connection.ask')}
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}

function Said({ said, contradicts }: { readonly said: ConnectionSays; readonly contradicts: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <li>
      <p>{t(`connection.what.${said.what}`)}</p>
      {contradicts ? <StateMark state="warning" word={t('connection.contradicts')} /> : null}
      <p className="text-small text-secondary">
        <DateText at={said.at} time />
        {said.recordAt
          ? ` · ${t(said.operator ? 'connection.recordBy' : 'connection.record', { date: dateText(said.recordAt, true), name: said.operator })}`
          : null}
      </p>
    </li>
  );
}
