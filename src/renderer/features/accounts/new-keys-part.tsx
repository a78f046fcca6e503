import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, Keys } from '../../../contract/accounts.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Button } from '../../ui/button.tsx';
import { keysGiven, missingKeys, noKeys, noSignIn, signInProblem } from './keys.ts';
import { KeysForm } from './keys-form.tsx';
import { Refused } from './refused.tsx';
import { SignInFields } from './sign-in-fields.tsx';
import { useCall } from './use-call.ts';

/** Gives an account new keys: tried first, and the old ones stay until these work. */
export function NewKeysPart(props: { readonly account: AccountSummary }): ReactNode {
  const { t } = useTranslation('accounts');
  const { client } = useBridge();
  const { account, connection, keys: state, network, proxySignIn } = props.account;
  const [keys, setKeys] = useState<Keys>(noKeys);
  const [tried, setTried] = useState(false);
  const call = useCall<AccountSummary>();
  const missing = missingKeys(connection, keys);
  const proxy = network?.proxy.kind ?? 'none';
  // One that is kept stays with new keys; it is changed where the proxy is.
  const asksSignIn = proxy !== 'none' && state !== 'kept' && !proxySignIn;
  const signInWrong = asksSignIn ? signInProblem(keys.proxySignIn) : '';
  const keep = async () => {
    setTried(true);
    if (missing.length > 0 || signInWrong !== '' || call.state.kind === 'busy') return;
    if ((await call.run(() => client.accounts.setKeys({ account, keys: keysGiven(keys, proxy) }))) === null) return;
    setKeys(noKeys);
    setTried(false);
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <p className="text-secondary">{t(state === 'kept' ? 'newKeys.lead' : 'newKeys.leadMissing')}</p>
      <KeysForm
        kind={connection}
        keys={keys}
        missing={tried ? missing : []}
        onChange={(next) => {
          setKeys(next);
          if (call.state.kind !== 'busy') call.reset();
        }}
      />
      {asksSignIn ? (
        <SignInFields
          signIn={keys.proxySignIn ?? noSignIn}
          help={t('network.signInHelp')}
          problem={tried ? signInWrong : ''}
          onChange={(next) => setKeys({ ...keys, proxySignIn: next })}
        />
      ) : null}
      {call.state.kind === 'failed' ? (
        <div>
          <Refused error={call.state.error} />
          <p>{t('newKeys.oldStay')}</p>
        </div>
      ) : null}
      <div className="flex items-center gap-3">
        <Button type="submit" busy={call.state.kind === 'busy'}>
          {t(call.state.kind === 'busy' ? 'newKeys.trying' : 'newKeys.keep')}
        </Button>
        <span role="status" className="text-secondary">
          {call.state.kind === 'done' ? t('newKeys.kept') : null}
        </span>
      </div>
    </form>
  );
}
