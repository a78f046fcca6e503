import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Keys } from '../../../contract/accounts.ts';
import { useApp } from '../../bridge/desk.tsx';
import { TextField } from '../../ui/field.tsx';
import { PemField } from '../../ui/pem-field.tsx';
import type { Kind } from './draft.ts';
import type { KeyField } from './keys.ts';

const longest: Record<KeyField, number> = {
  accessKey: 128,
  secretKey: 256,
  securityToken: 8192,
  gatewayToken: 8192,
  gatewayCertificate: 30_000,
  gatewayKey: 30_000,
  gatewayKeyPassphrase: 1024,
};
const gatewayFields = ['gatewayToken', 'gatewayCertificate', 'gatewayKey', 'gatewayKeyPassphrase'] as const;

/** Keys on their way in: never shown, never offered to the browser to be remembered. */
export function KeysForm(props: {
  readonly kind: Kind | 'sandbox';
  readonly keys: Keys;
  readonly missing: readonly KeyField[];
  readonly onChange: (keys: Keys) => void;
}): ReactNode {
  const { t } = useTranslation('accounts');
  const { kind, keys, missing, onChange } = props;
  const fields = ['accessKey', 'secretKey', 'securityToken', ...(kind === 'gateway' ? gatewayFields : [])] as const;
  const inMemory = useApp().data?.secrets.kind === 'memory';
  return (
    <div className="grid gap-3 min-[1000px]:grid-cols-2">
      {fields.map((field) => {
        const common = {
          label: t(`keys.${field}`),
          help: t(`keys.${field}Help`),
          value: keys[field] ?? '',
          problem: missing.includes(field) ? t(`problem.${field}`) : '',
        };
        const take = (value: string) => onChange({ ...keys, [field]: value });
        if (field === 'gatewayCertificate' || field === 'gatewayKey')
          return (
            <PemField
              key={field}
              {...common}
              longest={longest[field]}
              secret={field === 'gatewayKey'}
              words={(key, values) => t(`pem.${key}`, { ...values })}
              onChange={take}
            />
          );
        return (
          <TextField
            key={field}
            {...common}
            type="password"
            autoComplete="new-password"
            maxLength={longest[field]}
            onChange={(event) => take(event.target.value)}
          />
        );
      })}
      {inMemory ? <p className="text-unknown min-[1000px]:col-span-2">{t('access.memory')}</p> : null}
    </div>
  );
}
