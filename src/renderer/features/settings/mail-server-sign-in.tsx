import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailServerState } from '../../../contract/mail-server.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { keepsSecret, type MailServerForm, secretsOf } from './mail-server-form.ts';

/** Who signs in. Secrets go in and are never shown again. */
export function MailServerSignIn(props: {
  readonly form: MailServerForm;
  readonly state: MailServerState | null;
  readonly said: (field: keyof MailServerForm) => string;
  readonly onChange: (change: Partial<MailServerForm>) => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const { form, state, said, onChange } = props;
  const protection = useQuery(ask.settings.protection.queryOptions()).data;
  const place = protection ? t(`secrets.level.${protection.level}`) : '…';
  const field = (name: 'user' | 'clientId' | 'tokenAddress', most: number) => (
    <TextField
      label={t(`mailServer.${name}`)}
      help={t(`mailServer.${name}Help`)}
      maxLength={most}
      value={form[name]}
      problem={said(name)}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  return (
    <>
      <p className="-mb-2 font-medium" aria-hidden>
        {t('mailServer.signIn')}
      </p>
      <Choice
        label={t('mailServer.signIn')}
        className="grid gap-2 min-[1000px]:grid-cols-3"
        value={form.signIn}
        options={(['password', 'oauth2', 'none'] as const).map((value) => ({
          value,
          label: t(`mailServer.by.${value}`),
          help: t(`mailServer.by.${value}Help`),
        }))}
        onChange={(signIn) => onChange({ signIn })}
      />
      {form.signIn === 'none' ? null : (
        <div className="grid items-start gap-3 min-[1000px]:grid-cols-2">
          {field('user', 320)}
          {form.signIn === 'oauth2' ? (
            <>
              {field('clientId', 512)}
              {field('tokenAddress', 2000)}
            </>
          ) : null}
          {secretsOf(form.signIn).map((name) => (
            <TextField
              key={name}
              type="password"
              autoComplete="new-password"
              label={t(`mailServer.${name}`)}
              help={keepsSecret(form, state) ? t('mailServer.kept', { place }) : t('mailServer.willBeKept', { place })}
              maxLength={4096}
              value={form[name]}
              problem={said(name)}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          ))}
        </div>
      )}
    </>
  );
}
