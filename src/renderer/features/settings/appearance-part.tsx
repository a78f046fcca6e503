import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance } from '../../../contract/settings.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Choice } from '../../ui/choice.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Loading } from '../../ui/states.tsx';

const themes: readonly Appearance['theme'][] = ['system', 'light', 'dark'];
const densities: readonly Appearance['density'][] = ['compact', 'comfortable'];

/** Worn at once: what a person chooses here is seen here. */
export function AppearancePart(): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const cache = useQueryClient();
  const appearance = useQuery(ask.settings.appearance.queryOptions());
  const wear = useMutation(
    ask.settings.setAppearance.mutationOptions({ onSuccess: (worn) => void cache.setQueryData(ask.settings.appearance.queryKey(), worn) }),
  );
  if (!appearance.data) return appearance.error ? <FaultLine fault={faultOf(appearance.error)} /> : <Loading />;
  const now = appearance.data;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p aria-hidden className="font-medium">
          {t('appearance.theme')}
        </p>
        <Choice
          label={t('appearance.theme')}
          className="flex flex-wrap gap-2"
          value={now.theme}
          onChange={(theme) => wear.mutate({ ...now, theme })}
          options={themes.map((value) => ({ value, label: t(`appearance.${value}`) }))}
        />
      </div>
      <div className="flex flex-col gap-1">
        <p aria-hidden className="font-medium">
          {t('appearance.density')}
        </p>
        <Choice
          label={t('appearance.density')}
          className="flex flex-wrap gap-2"
          value={now.density}
          onChange={(density) => wear.mutate({ ...now, density })}
          options={densities.map((value) => ({ value, label: t(`appearance.${value}`) }))}
        />
      </div>
      {wear.error ? <FaultLine fault={faultOf(wear.error)} /> : null}
    </div>
  );
}
