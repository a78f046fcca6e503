import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '../../../contract/accounts.ts';
import { endpoints } from '../../../core/account/reading-calls.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { ColourChoice } from './colour-choice.tsx';
import { type Reached, reachedAs, reachProblems } from './draft.ts';
import { ReachFields } from './reach-fields.tsx';
import { Refused } from './refused.tsx';

const reachedOf = (account: AccountSummary): Reached => ({
  name: account.name,
  colour: account.colour,
  endpoint: account.endpoint === endpoints[account.site] ? '' : (account.endpoint ?? ''),
  gatewayEndpoint: account.gatewayEndpoint ?? '',
  signInAddress: account.signInAddress ?? '',
  callsPerSecond: String(account.callsPerSecond || 5),
});

/** Name, colour, addresses and pace. The desk is opened anew with them; when that fails, everything is as before. */
export function ChangePart(props: { readonly account: AccountSummary }): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask } = useBridge();
  const { account, connection, site } = props.account;
  const [form, setForm] = useState(() => reachedOf(props.account));
  const [tried, setTried] = useState(false);
  const change = useMutation(ask.accounts.change.mutationOptions());
  const problems = reachProblems(form, connection);
  const changed = JSON.stringify(form) !== JSON.stringify(reachedOf(props.account));
  const edit = (part: Partial<Reached>) => {
    setForm({ ...form, ...part });
    change.reset();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (changed && Object.keys(problems).length === 0) change.mutate({ account, ...reachedAs(form) });
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
      <ReachFields kind={connection} site={site} reached={form} problems={tried ? problems : {}} onChange={edit} />
      {change.error ? <Refused error={change.error} /> : null}
      <div className="flex items-center gap-3">
        <Button type="submit" look={changed ? 'primary' : 'normal'} busy={change.isPending} disabled={!changed}>
          {t('change.keep')}
        </Button>
        <span role="status" className="text-secondary">
          {change.isSuccess && !changed ? t('change.kept') : null}
        </span>
      </div>
    </form>
  );
}
