import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LockKeyhole } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Facts } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { Keep } from './keep.tsx';

/** What protects the secrets of all accounts on this computer, by its name, and the choice where it is nothing good. */
export function SecretsPart(): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const protection = useQuery(ask.settings.protection.queryOptions());
  if (!protection.data) return protection.error ? <FaultLine fault={faultOf(protection.error)} /> : <Loading />;
  const { level, state, weak } = protection.data;
  return (
    <div className="flex flex-col gap-3">
      <Facts
        rows={[
          [t('secrets.by'), t(`secrets.level.${level}`)],
          [t('secrets.what'), t(`secrets.says.${level}`)],
        ]}
      />
      {state === 'locked' ? (
        <div role="status" className="flex flex-wrap items-center gap-2">
          <LockKeyhole size={14} aria-hidden className="shrink-0" />
          <span className="min-w-0 flex-1">{t('secrets.locked')}</span>
          <Button busy={protection.isFetching} onClick={() => void protection.refetch()}>
            {t('secrets.lookAgain')}
          </Button>
        </div>
      ) : null}
      {weak === 'accepted' && level === 'memory' ? <p role="status">{t('secrets.weak.afterRestart')}</p> : null}
      {weak === null ? null : <WeakChoice key={weak} now={weak} />}
      <p className="text-secondary">{t('secrets.never')}</p>
    </div>
  );
}

type Weak = 'refused' | 'accepted';

function WeakChoice(props: { readonly now: Weak }): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const cache = useQueryClient();
  const [chosen, setChosen] = useState(props.now);
  const keep = useMutation(
    ask.settings.acceptWeakProtection.mutationOptions({
      onSuccess: (protection) => void cache.setQueryData(ask.settings.protection.queryKey(), protection),
    }),
  );
  const changed = chosen !== props.now;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) keep.mutate({ accepted: chosen === 'accepted' });
      }}
    >
      <p className="font-medium" aria-hidden>
        {t('secrets.weak.question')}
      </p>
      <Choice
        label={t('secrets.weak.question')}
        value={chosen}
        onChange={setChosen}
        options={[
          { value: 'refused', label: t('secrets.weak.refused'), help: t('secrets.weak.refusedMeans') },
          { value: 'accepted', label: t('secrets.weak.accepted'), help: t('secrets.weak.acceptedMeans') },
        ]}
      />
      <p className="text-small text-secondary">{t('secrets.weak.logged')}</p>
      <Keep changed={changed} busy={keep.isPending} kept={keep.isSuccess && !changed} error={keep.error} />
    </form>
  );
}
