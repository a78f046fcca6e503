import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProxySignIn } from '../../../contract/accounts.ts';
import { TextField } from '../../ui/field.tsx';

/** Who signs in at the proxy: on its way in, never shown again. */
export function SignInFields(props: {
  readonly signIn: ProxySignIn;
  readonly help: string;
  readonly problem: string;
  readonly onChange: (signIn: ProxySignIn) => void;
}): ReactNode {
  const { t } = useTranslation('accounts');
  const { signIn, onChange } = props;
  return (
    <div className="grid gap-3 min-[1000px]:grid-cols-2">
      <TextField
        label={t('network.signInName')}
        help={props.help}
        maxLength={256}
        value={signIn.name}
        problem={props.problem ? t(`problem.${props.problem}`) : ''}
        onChange={(event) => onChange({ ...signIn, name: event.target.value })}
      />
      <TextField
        type="password"
        autoComplete="new-password"
        label={t('network.signInPassword')}
        help={t('network.signInPasswordHelp')}
        maxLength={1024}
        value={signIn.password}
        onChange={(event) => onChange({ ...signIn, password: event.target.value })}
      />
    </div>
  );
}
