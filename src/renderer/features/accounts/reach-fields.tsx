import { type ReactNode, useState } from 'react';
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
  /** Below, under "Advanced": the network, and whether something is wrong there that is not among the problems. */
  readonly children: ReactNode;
  readonly wrongBelow: boolean;
}): ReactNode {
  const { t } = useTranslation('accounts');
  const { kind, site, reached, problems, onChange } = props;
  const { endpoint, callsPerSecond, proxyAddress, certificates } = problems;
  const wrong = props.wrongBelow || Boolean(endpoint ?? callsPerSecond ?? proxyAddress ?? certificates);
  const [open, setOpen] = useState(wrong);
  // It stays open while what is wrong is being put right.
  if (wrong && !open) setOpen(true);
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
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <Summary>{t('reach.advanced')}</Summary>
          <div className="mt-2 grid gap-3 min-[1000px]:grid-cols-2">
            {field('endpoint', t('reach.endpointHelp', { address: endpoints[site] }), {
              type: 'url',
              inputMode: 'url',
              placeholder: endpoints[site],
            })}
            {field('callsPerSecond', t('reach.callsPerSecondHelp'), { type: 'number', min: 1, max: 10, step: 1, maxLength: undefined })}
          </div>
          <div className="mt-4">{props.children}</div>
        </details>
      )}
    </div>
  );
}
