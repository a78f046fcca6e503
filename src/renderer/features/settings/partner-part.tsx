import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskSettings } from '../../../contract/settings.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { TextField } from '../../ui/field.tsx';
import { Facts } from '../../ui/page.tsx';
import { Keep } from './keep.tsx';
import { blankPartner, type PartnerForm, problemsOf } from './partner-form.ts';

const fields = [
  { name: 'accountName', help: 'partner.accountNameHelp', type: 'text', most: 128 },
  { name: 'accountNameAgain', help: 'partner.paste', type: 'text', most: 128 },
  { name: 'email', help: 'partner.emailHelp', type: 'email', most: 256 },
  { name: 'emailAgain', help: 'partner.paste', type: 'email', most: 256 },
] as const;

/** The partner's account name and registered email: typed twice each, for no API gives them. */
export function PartnerPart(props: { readonly settings: DeskSettings }): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const [form, setForm] = useState<PartnerForm>(blankPartner);
  const [tried, setTried] = useState(false);
  const keep = useMutation(
    ask.settings.setPartner.mutationOptions({
      onSuccess: () => {
        setForm(blankPartner);
        setTried(false);
      },
    }),
  );
  const problems = problemsOf(form);
  const started = Object.values(form).some((value) => value !== '');
  const { partnerAccountName, partnerEmail } = props.settings;
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(problems).length === 0) keep.mutate({ account, ...form });
      }}
    >
      <p>{t('partner.lead')}</p>
      <Facts
        rows={[
          [t('partner.accountName'), partnerAccountName || <em className="text-secondary">{t('partner.none')}</em>],
          [t('partner.email'), partnerEmail || <em className="text-secondary">{t('partner.none')}</em>],
        ]}
      />
      <div className="grid gap-3 min-[1000px]:grid-cols-2">
        {fields.map(({ name, help, type, most }) => (
          <TextField
            key={name}
            type={type}
            label={t(`partner.${name}`)}
            help={t(help)}
            maxLength={most}
            value={form[name]}
            problem={tried && problems[name] ? t(`partner.${problems[name]}`) : ''}
            onChange={(event) => setForm({ ...form, [name]: event.target.value })}
          />
        ))}
      </div>
      <Keep changed={started} busy={keep.isPending} kept={keep.isSuccess && !started} error={keep.error} />
    </form>
  );
}
