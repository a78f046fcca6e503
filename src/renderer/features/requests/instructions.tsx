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
import { MailPreview } from '../../ui/mail-preview.tsx';
import { Panel } from '../../ui/page.tsx';
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
        {mail.data ? <MailPreview language={language} mail={mail.data} words={(key) => t(`instructions.${key}`)} /> : null}
      </div>
    </Panel>
  );
}
