import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '../../../contract/accounts.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Refused } from './refused.tsx';
import { useRemoved } from './removed.ts';
import { useCall } from './use-call.ts';

/** Removes an account once its name is typed: says what is lost and what stays. */
export function RemovePart(props: { readonly account: AccountSummary }): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask, client } = useBridge();
  const navigate = useNavigate();
  const { account, name, fault } = props.account;
  const left = useQuery(ask.accounts.left.queryOptions()).data;
  const counts = useQuery({ ...ask.desk.status.queryOptions({ input: { account } }), enabled: fault === null }).data?.counts;
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const call = useCall<{ readonly archive: string; readonly sha256: string | null }>();
  const matches = typed.trim() === name.trim();
  const remove = async () => {
    setTried(true);
    if (!matches || call.state.kind === 'busy') return;
    const kept = await call.run(() => client.accounts.remove({ account, typedName: typed }));
    if (kept === null) return;
    useRemoved.setState({ removed: { name, ...kept } });
    void navigate({ to: '/accounts', replace: true });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <div>
        <p className="font-medium">{t('remove.lost')}</p>
        <ul className="mt-1 list-disc pl-4">
          {counts ? <li>{t('remove.customers', { count: counts.customers })}</li> : null}
          {counts && counts.openRequests > 0 ? <li>{t('remove.requests', { count: counts.openRequests })}</li> : null}
          <li>{t('remove.rest')}</li>
        </ul>
      </div>
      <div>
        <p className="font-medium">{t('remove.stays')}</p>
        <p className="mt-1">
          {t('remove.log')} {left ? <code className="font-mono text-small break-all">{left.archive}</code> : null}
        </p>
        <p>{t('remove.other')}</p>
      </div>
      <TextField
        label={t('remove.type', { name })}
        maxLength={200}
        value={typed}
        problem={tried && !matches ? t('remove.differs') : ''}
        onChange={(event) => setTyped(event.target.value)}
      />
      {call.state.kind === 'failed' ? <Refused error={call.state.error} /> : null}
      <div>
        <Button type="submit" look={matches ? 'danger' : 'normal'} busy={call.state.kind === 'busy'}>
          <span className="max-w-100 truncate">{t('remove.act', { name })}</span>
        </Button>
      </div>
    </form>
  );
}
