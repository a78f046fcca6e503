import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskStatus } from '../../../contract/desk.ts';
import type { DeskSettings } from '../../../contract/settings.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { TextField } from '../../ui/field.tsx';
import { Keep } from './keep.tsx';

/** The named time zone in which three calendar months end (R02). */
export function TimeZonePart(props: { readonly settings: DeskSettings; readonly status: DeskStatus }): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const zones = useMemo(() => [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])], []);
  const list = useId();
  const [typed, setTyped] = useState(props.settings.timeZone);
  const keep = useMutation(ask.settings.setTimeZone.mutationOptions());
  const known = zones.includes(typed);
  const changed = typed !== props.settings.timeZone;
  const { counting } = props.status.capabilities;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (known && changed) keep.mutate({ account, timeZone: typed });
      }}
    >
      <TextField
        list={list}
        label={t('timeZone.label')}
        help={t('timeZone.help')}
        placeholder={t('timeZone.search')}
        className="max-w-120"
        maxLength={64}
        value={typed}
        problem={
          typed !== '' && !known && !zones.some((zone) => zone.toLowerCase().includes(typed.toLowerCase())) ? t('timeZone.invalid') : ''
        }
        onChange={(event) => setTyped(event.target.value)}
      />
      <datalist id={list}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {counting ? <p className="text-secondary">{t('timeZone.published', { timeZone: counting.timeZone })}</p> : null}
      <Keep changed={changed && known} busy={keep.isPending} kept={keep.isSuccess && !changed} error={keep.error} />
    </form>
  );
}
