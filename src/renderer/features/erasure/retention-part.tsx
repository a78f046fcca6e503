import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Retention } from '../../../core/erasure/retention.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { Refused } from './refused.tsx';

/** For ever, or some years; nothing is erased by this setting. */
export function RetentionPart(props: { readonly retention: Retention; readonly mayAct: boolean }): ReactNode {
  const { t } = useTranslation('erasure');
  const { ask } = useBridge();
  const account = useAccount();
  const { retention, mayAct } = props;
  const [kind, setKind] = useState<Retention['kind']>(retention.kind);
  const [years, setYears] = useState(retention.kind === 'years' ? String(retention.years) : '10');
  const keep = useMutation(ask.erasure.setRetention.mutationOptions());
  const number = /^\d{1,2}$/.test(years.trim()) ? Number(years) : 0;
  const valid = kind === 'for-ever' || (number >= 1 && number <= 30);
  const next: Retention = kind === 'for-ever' ? { kind } : { kind, years: number };
  const changed = JSON.stringify(next) !== JSON.stringify(retention);
  return (
    <Panel title={t('retention.title')}>
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (valid && changed && mayAct && !keep.isPending) keep.mutate({ account, retention: next });
        }}
      >
        <Choice
          label={t('retention.label')}
          className="flex flex-col gap-1.5"
          value={kind}
          onChange={setKind}
          options={[
            { value: 'for-ever', label: t('retention.for-ever'), help: t('retention.forEverHelp') },
            { value: 'years', label: t('retention.years'), help: t('retention.yearsHelp') },
          ]}
        />
        {kind === 'years' ? (
          <TextField
            label={t('retention.number')}
            className="w-24"
            inputMode="numeric"
            maxLength={2}
            value={years}
            problem={valid ? '' : t('retention.wrong')}
            onChange={(event) => setYears(event.target.value)}
          />
        ) : null}
        {keep.error ? <Refused error={keep.error} /> : null}
        {mayAct ? (
          <div>
            <Button type="submit" look={changed && valid ? 'primary' : 'normal'} disabled={!changed || !valid} busy={keep.isPending}>
              {t('retention.keep')}
            </Button>
          </div>
        ) : (
          <p className="text-secondary">{t('keeping.administrator')}</p>
        )}
      </form>
    </Panel>
  );
}
