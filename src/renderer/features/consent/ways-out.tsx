import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import type { CaseId } from '../../../core/case/case.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/page.tsx';
import { HandedOut } from './handed-out.tsx';
import { SendLetter } from './send-letter.tsx';
import { useHandOut } from './use-hand-out.ts';
import { useMailServer } from './use-mail-server.ts';
import { WaitingLetters } from './waiting-letters.tsx';

const ways = [
  { name: 'file', way: 'file', rich: false },
  { name: 'mailClient', way: 'mail', rich: false },
  { name: 'copy', way: 'copy', rich: false },
  { name: 'copyRich', way: 'copy', rich: true },
] as const;

/** The ways out: by the partner's own mail server; else as a file, through the mail client, by the clipboard, of which nobody here knows what became. */
export function WaysOut(props: {
  readonly draft: ConsentDraft;
  readonly customerId: CustomerId;
  readonly caseId: CaseId | null;
}): ReactNode {
  const { t } = useTranslation('consent');
  const { client } = useBridge();
  const account = useAccount();
  const { draft, customerId, caseId } = props;
  const server = useMailServer();
  const out = useHandOut();
  const incomplete = draft.missing.length > 0;
  return (
    <>
      {server ? <SendLetter draft={draft} customerId={customerId} caseId={caseId} server={server} /> : null}
      <WaitingLetters customerId={customerId} />
      <Panel
        title={t(server ? 'otherWays' : 'ways')}
        aside={
          server === null ? (
            <Link to="/settings" className="text-accent underline underline-offset-2">
              {t('send.setUp')}
            </Link>
          ) : null
        }
      >
        <div className="flex flex-wrap gap-2">
          {ways.map(({ name, way, rich }) => (
            <Button
              key={name}
              look={name === 'file' && !server ? 'primary' : 'normal'}
              busy={out.busy}
              disabled={incomplete}
              aria-describedby={`way-${name}`}
              onClick={() => void out.handOut(() => client.consent.deliver({ account, customerId, caseId, way }), rich)}
            >
              {t(name)}
            </Button>
          ))}
        </div>
        {incomplete ? <p className="mt-2 text-secondary">{t('notYet')}</p> : null}
        <dl className="mt-2 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-secondary">
          {ways.map(({ name }) => (
            <div key={name} className="contents">
              <dt>{t(name)}</dt>
              <dd id={`way-${name}`}>{t(`${name}Help`)}</dd>
            </div>
          ))}
        </dl>
        <HandedOut of={out} />
      </Panel>
    </>
  );
}
