import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '../../../contract/accounts.ts';
import { endpoints } from '../../../core/account/reading-calls.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ColourChoice } from './colour-choice.tsx';
import { networkAs, type Reached, reachedAs, reachProblems } from './draft.ts';
import { noSignIn, signInGiven, signInProblem } from './keys.ts';
import { NetworkFields } from './network-fields.tsx';
import { ReachFields } from './reach-fields.tsx';
import { Refused } from './refused.tsx';
import { useCall } from './use-call.ts';

const reachedOf = (account: AccountSummary): Reached => ({
  name: account.name,
  colour: account.colour,
  endpoint: account.endpoint === endpoints[account.site] ? '' : (account.endpoint ?? ''),
  gatewayEndpoint: account.gatewayEndpoint ?? '',
  signInAddress: account.signInAddress ?? '',
  callsPerSecond: String(account.callsPerSecond || 5),
  proxy: account.network?.proxy.kind ?? 'system',
  proxyAddress: account.network?.proxy.kind === 'fixed' ? account.network.proxy.address : '',
  certificates: null,
});

/** Name, colour, addresses and pace. The desk is opened anew with them; when that fails, everything is as before. */
export function ChangePart(props: { readonly account: AccountSummary }): ReactNode {
  const { t } = useTranslation('accounts');
  const { client } = useBridge();
  const { account, connection, site, network } = props.account;
  const [form, setForm] = useState(() => reachedOf(props.account));
  const [tried, setTried] = useState(false);
  const [signIn, setSignIn] = useState(noSignIn);
  const [forget, setForget] = useState(false);
  const change = useCall<AccountSummary>();
  const problems = reachProblems(form, connection);
  const given = connection === 'manual' ? {} : forget ? { proxySignIn: null } : signInGiven(signIn, form.proxy);
  const signInWrong = connection === 'manual' || forget || form.proxy === 'none' ? '' : signInProblem(signIn);
  const changed = JSON.stringify(form) !== JSON.stringify(reachedOf(props.account)) || Object.keys(given).length > 0 || signInWrong !== '';
  const shown = { problems: tried ? problems : {}, signInProblem: tried ? signInWrong : '' };
  const edit = (part: Partial<Reached>) => {
    setForm({ ...form, ...part });
    change.reset();
  };
  const keep = async () => {
    setTried(true);
    if (!changed || Object.keys(problems).length > 0 || signInWrong !== '' || change.state.kind === 'busy') return;
    const more = connection === 'manual' ? {} : { network: networkAs(form), ...given };
    const kept = await change.run(() => client.accounts.change({ account, ...reachedAs(form), ...more }));
    if (kept === null) return;
    setForm(reachedOf(kept));
    setSignIn(noSignIn);
    setForget(false);
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
      <TextField
        label={t('name.label')}
        maxLength={120}
        value={form.name}
        problem={tried && problems.name ? t(`problem.${problems.name}`) : ''}
        onChange={(event) => edit({ name: event.target.value })}
      />
      <ColourChoice value={form.colour} onChange={(colour) => edit({ colour })} />
      <ReachFields
        kind={connection}
        site={site}
        reached={form}
        problems={shown.problems}
        wrongBelow={shown.signInProblem !== ''}
        onChange={edit}
      >
        <NetworkFields
          {...shown}
          reached={form}
          signIn={signIn}
          kept={{
            authorities: network?.authorities ?? [],
            signIn: props.account.proxySignIn,
            forget,
            onForget: (next) => {
              setForget(next);
              setSignIn(noSignIn);
              change.reset();
            },
          }}
          onChange={edit}
          onSignIn={(next) => {
            setSignIn(next);
            change.reset();
          }}
        />
      </ReachFields>
      {change.state.kind === 'failed' ? <Refused error={change.state.error} /> : null}
      <div className="flex items-center gap-3">
        <Button type="submit" look={changed ? 'primary' : 'normal'} busy={change.state.kind === 'busy'} disabled={!changed}>
          {t('change.keep')}
        </Button>
        <span role="status" className="text-secondary">
          {change.state.kind === 'done' && !changed ? t('change.kept') : null}
        </span>
      </div>
    </form>
  );
}
