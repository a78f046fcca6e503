import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, ProxySignIn } from '../../../contract/accounts.ts';
import { Choice } from '../../ui/choice.tsx';
import { Checkbox, TextField } from '../../ui/field.tsx';
import { CertificatesField } from './certificates-field.tsx';
import type { Problems, Reached } from './draft.ts';
import { SignInFields } from './sign-in-fields.tsx';

/** What an account already has: shown, kept unless another is given. */
export interface KeptNetwork {
  readonly authorities: NonNullable<AccountSummary['network']>['authorities'];
  readonly signIn: boolean;
  readonly forget: boolean;
  readonly onForget: (forget: boolean) => void;
}

/** How calls leave the machine, as companies have it: proxy, who signs in there, and the company's own authorities. */
export function NetworkFields(props: {
  readonly reached: Reached;
  readonly problems: Problems;
  readonly signIn: ProxySignIn;
  /** Word key of `accounts:problem`, or ''. */
  readonly signInProblem: string;
  readonly kept?: KeptNetwork;
  readonly onChange: (change: Partial<Reached>) => void;
  readonly onSignIn: (signIn: ProxySignIn) => void;
}): ReactNode {
  const { t } = useTranslation('accounts');
  const { reached, problems, kept, onChange } = props;
  const keptSignIn = kept?.signIn ?? false;
  const said = (field: 'proxyAddress' | 'certificates') => (problems[field] ? t(`problem.${problems[field]}`) : '');
  return (
    <section aria-label={t('network.title')} className="flex flex-col gap-3">
      <h3 className="font-semibold">{t('network.title')}</h3>
      <Choice
        label={t('network.proxy')}
        className="grid gap-2 min-[1000px]:grid-cols-3"
        value={reached.proxy}
        options={(['system', 'none', 'fixed'] as const).map((value) => ({
          value,
          label: t(`network.is.${value}`),
          help: t(`network.is.${value}Help`),
        }))}
        onChange={(proxy) => onChange({ proxy })}
      />
      {reached.proxy === 'fixed' ? (
        <TextField
          label={t('network.address')}
          help={t('network.addressHelp')}
          maxLength={300}
          inputMode="url"
          value={reached.proxyAddress}
          problem={said('proxyAddress')}
          onChange={(event) => onChange({ proxyAddress: event.target.value })}
        />
      ) : null}
      {reached.proxy === 'none' ? (
        keptSignIn && <p className="text-secondary">{t('network.signInGoes')}</p>
      ) : (
        <>
          {kept?.forget ? null : (
            <SignInFields
              signIn={props.signIn}
              help={t(keptSignIn ? 'network.signInKept' : 'network.signInHelp')}
              problem={props.signInProblem}
              onChange={props.onSignIn}
            />
          )}
          {kept && keptSignIn ? (
            <Checkbox checked={kept.forget} onChange={(event) => kept.onForget(event.target.checked)}>
              {t('network.forget')}
            </Checkbox>
          ) : null}
        </>
      )}
      <CertificatesField
        value={reached.certificates}
        kept={kept?.authorities ?? []}
        problem={said('certificates')}
        onChange={(certificates) => onChange({ certificates })}
      />
    </section>
  );
}
