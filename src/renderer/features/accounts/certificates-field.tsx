import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '../../../contract/accounts.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { PemField } from '../../ui/pem-field.tsx';
import { Authorities } from './authorities.tsx';

/** Characters; a message to the engine has room for it beside the keys. */
const LONGEST = 100_000;

/** A company's own authorities: those that the account has (`value` null), or others, told by the engine as they are given. */
export function CertificatesField(props: {
  readonly value: string | null;
  readonly kept: readonly CertificateFacts[];
  readonly problem: string;
  readonly onChange: (value: string | null) => void;
}): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask } = useBridge();
  const { value, kept, problem, onChange } = props;
  const pem = useDeferredValue(value ?? '');
  // A key that was chosen by mistake is asked about nowhere and kept nowhere.
  const readable = pem.includes('-----BEGIN CERTIFICATE-----') && !pem.includes('PRIVATE KEY');
  const read = useQuery({ ...ask.accounts.certificates.queryOptions({ input: { pem } }), enabled: readable, retry: false, gcTime: 0 });
  return (
    <div className="flex flex-col gap-2">
      {value === null && kept.length > 0 ? (
        <>
          <h4 className="font-medium">{t('network.certificates')}</h4>
          <Authorities label={t('network.certificates')} list={kept} />
          <div>
            <Button onClick={() => onChange('')}>{t('network.replace')}</Button>
          </div>
        </>
      ) : (
        <>
          <PemField
            adds
            label={t('network.certificates')}
            help={t('network.certificatesHelp')}
            problem={problem}
            value={value ?? ''}
            longest={LONGEST}
            words={(key, values) => t(`pem.${key}`, { ...values })}
            onChange={(text) => onChange(text === '' && kept.length === 0 ? null : text)}
          />
          <div aria-live="polite">
            {readable && read.data ? <Authorities label={t('network.given')} list={read.data} /> : null}
            {readable && read.error ? <FaultLine fault={faultOf(read.error)} /> : null}
          </div>
          {kept.length > 0 ? (
            <div className="flex flex-wrap items-center gap-3">
              <Button onClick={() => onChange(null)}>{t('network.keepOld')}</Button>
              {value?.trim() === '' ? <p className="text-unknown">{t('network.noneLeft')}</p> : null}
            </div>
          ) : null}
        </>
      )}
      <p className="text-small text-secondary">{t('network.never')}</p>
    </div>
  );
}
