import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Facts, Panel } from '../../ui/page.tsx';
import { DeliveryWords } from './delivery-words.tsx';
import { useDelivery } from './use-delivery.ts';

const ways = ['file', 'mail', 'copy'] as const;

/** A mail with the steps of the 2025 document in our words, labelled ours, to tell the customer what to do. */
export function Instructions(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask, client } = useBridge();
  const account = useAccount();
  const caseId = props.detail.row.id;
  const [language, setLanguage] = useState<'en' | 'zh'>('en');
  const [shown, setShown] = useState(false);
  const mail = useQuery(ask.consent.instructions.queryOptions({ input: { account, caseId, language } }));
  const { busy, outcome, deliver } = useDelivery();
  return (
    <Panel title={t('instructions.title')} aside={t('instructions.courtesy')}>
      <div className="flex flex-col gap-3">
        <p>{t('instructions.lead')}</p>
        <Choice
          label={t('instructions.language')}
          className="flex flex-wrap gap-2"
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'en', label: t('instructions.en') },
            { value: 'zh', label: t('instructions.zh') },
          ]}
        />
        <div className="flex flex-wrap items-center gap-2">
          {ways.map((way) => (
            <Button
              key={way}
              busy={busy}
              disabled={mail.isError}
              onClick={() => deliver(() => client.consent.deliverInstructions({ account, caseId, language, way }))}
            >
              {t(`instructions.${way}`)}
            </Button>
          ))}
          <span className="text-small text-secondary">{t('instructions.mailHelp')}</span>
        </div>
        <DeliveryWords outcome={outcome} />
        {mail.error ? <FaultLine fault={faultOf(mail.error)} /> : null}
        {mail.error && faultOf(mail.error).code === 'partner-identity-missing' ? (
          <Link to="/settings" className="self-start text-accent underline underline-offset-2">
            {t('instructions.toSettings')}
          </Link>
        ) : null}
        {mail.data ? (
          <div>
            <Button look="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t(shown ? 'instructions.hide' : 'instructions.show')}
            </Button>
            {shown ? (
              <div lang={language === 'zh' ? 'zh-Hans' : 'en'} className="mt-2 flex flex-col gap-2 rounded-base bg-sunken p-3">
                <Facts
                  rows={[
                    [t('instructions.to'), mail.data.to ?? t('instructions.toUnknown')],
                    [t('instructions.subject'), mail.data.subject],
                  ]}
                />
                <p className="whitespace-pre-wrap">{mail.data.body}</p>
              </div>
            ) : null}
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
