import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/page.tsx';
import { WhoAreYou } from './who-are-you.tsx';

/** A clean profile: what this is and the three things it needs. It goes away when they are done. */
export function Welcome(): ReactNode {
  const { t } = useTranslation('home');
  const { ask } = useBridge();
  const navigate = useNavigate();
  const stepsList = useRef<HTMLOListElement>(null);
  const toFirstStep = () => stepsList.current?.querySelector<HTMLElement>('input, select, a, button')?.focus();
  const account = useAccount();
  const status = useStatus().data;
  const settings = useQuery(ask.settings.get.queryOptions({ input: { account } })).data;
  if (!status || !settings) return null;
  const byHand = !status.capabilities.read;
  const synced = byHand ? status.counts.customers > 0 : status.sync.lastCompleteAt !== null;
  const known = settings.operator !== '';
  const partner = settings.partnerAccountName !== '' && settings.partnerEmail !== '';
  if (synced && known && partner) return null;
  const { progress } = status.sync;
  const total = progress?.total ?? progress?.expected ?? null;
  return (
    <Panel title={t('welcome.title')}>
      <p className="mb-3 max-w-160 text-secondary">{status.simulated ? t('welcome.wordsSimulated') : t('welcome.words')}</p>
      {status.simulated ? (
        <div className="mb-4 grid gap-2 min-[1200px]:grid-cols-2">
          <Way title={t('welcome.practise')} words={t('welcome.practiseWords')}>
            <Button onClick={toFirstStep}>{t('welcome.practiseHere')}</Button>
          </Way>
          <Way title={t('welcome.connect')} words={t('welcome.connectWords')}>
            <Button onClick={() => void navigate({ to: '/accounts/new' })}>{t('welcome.connectNow')}</Button>
          </Way>
        </div>
      ) : null}
      <ol ref={stepsList} className="flex flex-col gap-3">
        <Step done={synced} title={t(byHand ? 'welcome.bringIn' : 'welcome.sync')}>
          {synced ? null : byHand ? (
            <p className="text-secondary">
              {t('welcome.bringInWords')}{' '}
              <Link to="/import" className="text-accent underline">
                {t('welcome.toImport')}
              </Link>
            </p>
          ) : (
            <p className="numbers flex items-center gap-2 text-secondary">
              {total === null ? null : <Bar role="progressbar" label={t('welcome.sync')} value={progress?.read ?? 0} most={total} />}
              {t('welcome.read', { count: progress?.read ?? 0 })}
            </p>
          )}
        </Step>
        <Step done={known} title={t('welcome.who')}>
          {known ? (
            <p className="text-secondary">
              {settings.operator}, {t(`role.${settings.role}`)}
            </p>
          ) : (
            <WhoAreYou settings={settings} />
          )}
        </Step>
        <Step done={partner} title={t('welcome.partner')}>
          {partner ? null : (
            <p className="text-secondary">
              {t('welcome.partnerWords')}{' '}
              <Link to="/settings" className="text-accent underline">
                {t('welcome.toSettings')}
              </Link>
            </p>
          )}
        </Step>
      </ol>
    </Panel>
  );
}

/** One of the two ways to begin. */
function Way(props: { readonly title: string; readonly words: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="flex flex-col items-start gap-2 rounded-base border border-hairline p-3">
      <h3 className="font-semibold">{props.title}</h3>
      <p className="flex-1 text-secondary">{props.words}</p>
      {props.children}
    </section>
  );
}

function Step(props: { readonly done: boolean; readonly title: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('home');
  const Icon = props.done ? CircleCheck : CircleDashed;
  return (
    <li className="grid grid-cols-[20px_1fr] gap-x-2">
      <Icon
        size={16}
        role="img"
        aria-label={props.done ? t('welcome.done') : t('welcome.open')}
        className={`mt-0.5 ${props.done ? 'text-allowed' : 'text-secondary'}`}
      />
      <div className="min-w-0">
        <p className="font-medium">{props.title}</p>
        {props.children}
      </div>
    </li>
  );
}
