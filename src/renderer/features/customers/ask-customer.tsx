import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { finishDelivery } from '../../bridge/delivery.ts';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { MailPreview } from '../../ui/mail-preview.tsx';
import { Panel } from '../../ui/page.tsx';

const ways = ['file', 'mail', 'copy'] as const;

/** A mail to the customer that asks only what it can see itself; labelled ours. Gone when there is nothing to ask. */
export function AskCustomer({ customerId }: { readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('customers');
  const { ask, client } = useBridge();
  const account = useAccount();
  const [language, setLanguage] = useState<'en' | 'zh'>('en');
  const mail = useQuery(ask.facts.questions.queryOptions({ input: { account, customerId, language } }));
  const deliver = useMutation({
    mutationFn: async (way: (typeof ways)[number]) => {
      const delivered = await client.facts.deliverQuestions({ account, customerId, language, way });
      return { delivered, end: await finishDelivery(delivered) };
    },
  });
  const refused = mail.error ? faultOf(mail.error) : null;
  if (refused?.code === 'not-found') return null;
  const kept = deliver.data?.end === 'text-kept' && deliver.data.delivered.kind === 'text' ? deliver.data.delivered : null;
  return (
    <Panel title={t('questions.title')} aside={t('questions.courtesy')}>
      <div className="flex flex-col gap-3">
        <p>{t('questions.lead')}</p>
        <Choice
          label={t('questions.language')}
          className="flex flex-wrap gap-2"
          value={language}
          onChange={setLanguage}
          options={(['en', 'zh'] as const).map((value) => ({ value, label: t(`questions.${value}`) }))}
        />
        <div className="flex flex-wrap items-center gap-2">
          {ways.map((way) => (
            <Button key={way} busy={deliver.isPending} disabled={refused !== null} onClick={() => deliver.mutate(way)}>
              {t(`questions.${way}`)}
            </Button>
          ))}
          <span className="text-small text-secondary">{t('questions.mailHelp')}</span>
        </div>
        <div role="status" className="min-h-5">
          {deliver.data ? t(`questions.delivered.${deliver.data.end}`, { ...deliver.data.delivered }) : ''}
        </div>
        {kept === null ? null : (
          <textarea
            readOnly
            aria-label={t('questions.delivered.text-kept')}
            rows={8}
            value={`${kept.subject}\n\n${kept.body}`}
            className="w-full rounded-base border border-edge bg-raised px-2 py-1"
          />
        )}
        {deliver.error ? <FaultLine fault={faultOf(deliver.error)} /> : null}
        {refused ? <FaultLine fault={refused} /> : null}
        {refused?.code === 'partner-identity-missing' ? (
          <Link to="/settings" className="self-start text-accent underline underline-offset-2">
            {t('questions.toSettings')}
          </Link>
        ) : null}
        {mail.data ? <MailPreview language={language} mail={mail.data} words={(key) => t(`questions.${key}`)} /> : null}
      </div>
    </Panel>
  );
}
