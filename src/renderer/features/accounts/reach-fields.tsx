import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../../core/account/account.ts';
import { endpoints } from '../../../core/account/reading-calls.ts';
import { TextField } from '../../ui/field.tsx';
import { Summary } from '../../ui/summary.tsx';
import type { Kind, Problems, Reached } from './draft.ts';

/** Addresses and pace. What differs from the site's own stands under "Advanced", which opens by itself when something there is wrong. */
export function ReachFields(props: {
  readonly kind: Kind | 'sandbox';
  readonly site: Site;
  readonly reached: Reached;
  readonly problems: Problems;
  readonly onChange: (change: Partial<Reached>) => void;
}): ReactNode {
  const { t } = useTranslation('accounts');
  const { kind, site, reached, problems, onChange } = props;
  const said = (field: keyof Problems) => (problems[field] ? t(`problem.${problems[field]}`) : '');
  const field = (name: 'endpoint' | 'gatewayEndpoint' | 'signInAddress' | 'callsPerSecond', help: string, more: object = {}) => (
    <TextField
      label={t(`reach.${name}`)}
      help={help}
      maxLength={500}
      value={reached[name]}
      problem={said(name)}
      onChange={(event) => onChange({ [name]: event.target.value })}
      {...more}
    />
  );
  return (
    <div className="flex flex-col gap-3">
      {kind === 'gateway' ? field('gatewayEndpoint', t('reach.gatewayEndpointHelp'), { type: 'url', inputMode: 'url' }) : null}
      {field('signInAddress', t('reach.signInAddressHelp'), { type: 'url', inputMode: 'url' })}
      {kind === 'manual' ? null : (
        <details
          key={String(Boolean(problems.endpoint ?? problems.callsPerSecond))}
          open={Boolean(problems.endpoint ?? problems.callsPerSecond)}
        >
          <Summary>{t('reach.advanced')}</Summary>
          <div className="mt-2 grid gap-3 min-[1000px]:grid-cols-2">
            {field('endpoint', t('reach.endpointHelp', { address: endpoints[site] }), {
              type: 'url',
              inputMode: 'url',
              placeholder: endpoints[site],
            })}
            {field('callsPerSecond', t('reach.callsPerSecondHelp'), { type: 'number', min: 1, max: 10, step: 1, maxLength: undefined })}
          </div>
        </details>
      )}
    </div>
  );
}
