import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { finishDelivery } from '../../bridge/delivery.ts';
import { useAccount, useStatus } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { compatibility, operations, paragraphs, refusals, schemas, version } from './document.ts';
import { OperationPart } from './operation-part.tsx';

/** The association gateway that a company may offer: its document, to be read and to be handed to whoever builds one. */
export function GatewayPage(): ReactNode {
  const { t } = useTranslation('gateway');
  const { client } = useBridge();
  const account = useAccount();
  const spoken = useStatus().data?.capabilities.gateway;
  const save = useMutation({ mutationFn: async () => finishDelivery(await client.gateway.saveDocument({ account })) });
  return (
    <Page
      title={t('title')}
      aside={<span className="numbers">{t('version', { version })}</span>}
      actions={
        <Button busy={save.isPending} onClick={() => save.mutate()}>
          {t('save')}
        </Button>
      }
    >
      <div className="flex max-w-240 flex-col gap-5">
        <p className="font-medium">{t('answersFor')}</p>
        <p role="status" className={save.data === undefined || save.data === 'cancelled' ? 'sr-only' : ''}>
          {save.data === undefined || save.data === 'cancelled' ? '' : t('saved')}
        </p>
        {save.error ? <FaultLine fault={faultOf(save.error)} /> : null}
        <div className="flex flex-col gap-2">
          {paragraphs.map((text) => (
            <p key={text}>{text.replace(` ${t('answersFor')}`, '')}</p>
          ))}
        </div>
        {spoken ? <p>{t(`age.${spoken.age}`, { version: spoken.version })}</p> : null}
        <Panel title={t('operations')}>
          {operations.map((operation) => (
            <OperationPart key={operation.id} operation={operation} offered={spoken ? !spoken.missing.includes(operation.id) : null} />
          ))}
        </Panel>
        <Panel title={t('compatibility')}>
          <ul className="flex list-disc flex-col gap-1 pl-4">
            {compatibility.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('refusals')}>
          <ul className="flex flex-col gap-0.5">
            {refusals.map((text) => (
              <li key={text}>
                <code>{text}</code>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title={t('schemas')}>
          {schemas.map(({ name, text }) => (
            <details key={name} id={`schema-${name}`} className="border-t border-hairline py-1 first:border-t-0">
              <summary className="font-medium">{name}</summary>
              <pre className="whitespace-pre-wrap break-words text-small">{text}</pre>
            </details>
          ))}
        </Panel>
      </div>
    </Page>
  );
}
