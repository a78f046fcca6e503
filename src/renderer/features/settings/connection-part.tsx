import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { App, DeskStatus } from '../../../contract/desk.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Facts } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { claimsOf } from './claims.ts';

/** What the connection is and what it may honestly claim, in words. */
export function ConnectionPart(props: { readonly status: DeskStatus; readonly app: App }): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const { status, app } = props;
  const { reach } = status;
  const open = useMutation(ask.desk.openPlay.mutationOptions());
  return (
    <div className="flex flex-col gap-3">
      {status.simulated ? <p className="font-medium">{t('connection.simulated')}</p> : null}
      <Facts
        rows={[
          [t('connection.account'), status.name],
          [t('connection.site'), t(`connection.siteName.${status.site}`)],
          [t('connection.partnerType'), t(`connection.partnerTypeName.${status.partnerType}`)],
          [t('connection.kind'), t(`connection.kindName.${status.connection}`)],
          [
            t('connection.reach'),
            `${t(`connection.${reach.state}`)}${reach.since ? ` ${t('connection.since', { when: dateText(reach.since, true) })}` : ''}`,
          ],
          [
            t('connection.pack'),
            <Link key="pack" to="/rules" className="underline">
              {t('connection.packRead', { title: status.pack.title, date: status.pack.readOn })}
            </Link>,
          ],
        ]}
      />
      {reach.state === 'offline' && reach.fault ? <FaultLine fault={reach.fault} /> : null}
      <section aria-label={t('connection.can')}>
        <h3 className="font-medium">{t('connection.can')}</h3>
        <ul className="mt-1 flex flex-col gap-0.5">
          {claimsOf(status.capabilities).map(({ key, can }) => (
            <li key={key} className="flex items-start gap-2">
              {can ? (
                <Check size={14} aria-hidden className="mt-0.75 shrink-0 text-accent" />
              ) : (
                <Minus size={14} aria-hidden className="mt-0.75 shrink-0 text-secondary" />
              )}
              <span>{t(`connection.capability.${key}`, { text: status.capabilities.counting?.text ?? '' })}</span>
            </li>
          ))}
        </ul>
      </section>
      {status.capabilities.gateway ? (
        <p>
          {t(`connection.gatewayAge.${status.capabilities.gateway.age}`, { version: status.capabilities.gateway.version })}{' '}
          <Link to="/gateway" className="text-accent underline underline-offset-2">
            {t('connection.gatewayDocument')}
          </Link>
        </p>
      ) : null}
      {app.playAddress && status.simulated ? (
        <section aria-label={t('connection.play')} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button busy={open.isPending} onClick={() => open.mutate({ account })}>
            {t('connection.openPlay')}
          </Button>
          <span className="text-secondary">{t('connection.playHelp')}</span>
          {open.error ? <FaultLine fault={faultOf(open.error)} /> : null}
        </section>
      ) : null}
    </div>
  );
}
