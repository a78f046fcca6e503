import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { PemField } from '../../ui/pem-field.tsx';
import { Summary } from '../../ui/summary.tsx';
import { type MailServerForm, usualPorts, withSecurity } from './mail-server-form.ts';

const LONGEST = 64_000;

/** Where the server is and how the line is protected; in clear is no choice. */
export function MailServerAddress(props: {
  readonly form: MailServerForm;
  readonly said: (field: keyof MailServerForm) => string;
  readonly onChange: (form: MailServerForm) => void;
}): ReactNode {
  const { t } = useTranslation('settings');
  const { form, said, onChange } = props;
  return (
    <>
      <p className="-mb-2 font-medium" aria-hidden>
        {t('mailServer.security')}
      </p>
      <Choice
        label={t('mailServer.security')}
        value={form.security}
        options={(['starttls', 'implicit'] as const).map((value) => ({
          value,
          label: t(`mailServer.is.${value}`),
          help: t(`mailServer.is.${value}Help`),
        }))}
        onChange={(security) => onChange(withSecurity(form, security))}
      />
      <div className="grid items-start gap-3 min-[1000px]:grid-cols-[minmax(0,1fr)_9rem]">
        <TextField
          label={t('mailServer.host')}
          help={t('mailServer.hostHelp')}
          maxLength={253}
          inputMode="url"
          value={form.host}
          problem={said('host')}
          onChange={(event) => onChange({ ...form, host: event.target.value })}
        />
        <div className="flex flex-col gap-1">
          <TextField
            label={t('mailServer.port')}
            maxLength={5}
            inputMode="numeric"
            value={form.port}
            problem={said('port')}
            onChange={(event) => onChange({ ...form, port: event.target.value.trim() })}
          />
          <div className="flex flex-wrap items-center gap-1 text-small text-secondary">
            {t('mailServer.usual')}
            {usualPorts[form.security].map((port) => (
              <Button
                key={port}
                size="line"
                look={form.port === String(port) ? 'chosen' : 'quiet'}
                aria-pressed={form.port === String(port)}
                aria-label={t('mailServer.usePort', { port })}
                onClick={() => onChange({ ...form, port: String(port) })}
              >
                {port}
              </Button>
            ))}
          </div>
        </div>
      </div>
      <details open={said('authorities') !== '' || undefined}>
        <Summary>{t(form.authorities === '' ? 'mailServer.authorities' : 'mailServer.authoritiesGiven')}</Summary>
        <div className="pt-2">
          <PemField
            adds
            label={t('mailServer.authoritiesLabel')}
            help={t('mailServer.authoritiesHelp')}
            problem={said('authorities')}
            value={form.authorities}
            longest={LONGEST}
            words={(key, values) => t(`mailServer.pem.${key}`, { ...values })}
            onChange={(authorities) => onChange({ ...form, authorities })}
          />
        </div>
      </details>
    </>
  );
}
