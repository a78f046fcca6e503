import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, CallResult, Keys } from '../../../contract/accounts.ts';
import { endpoints } from '../../../core/account/reading-calls.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useStatus } from '../../bridge/desk.tsx';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/page.tsx';
import { Loading } from '../../ui/states.tsx';
import { CallResults } from './call-results.tsx';
import { forgetDraft, planOf, useDraft } from './draft.ts';
import { keysGiven } from './keys.ts';
import { Refused } from './refused.tsx';
import { StepButtons } from './step-buttons.tsx';
import { useCall } from './use-call.ts';
import { useShow } from './use-show.ts';

/** Every reading call once on the live site, then the account is kept. Nothing is done to a customer. */
export function TestStep(props: { readonly keys: Keys; readonly onBack: () => void; readonly onSaved: () => void }): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask, client } = useBridge();
  const cache = useQueryClient();
  const show = useShow();
  const draft = useDraft();
  // The line at the top speaks of the desk that is open, not of the account that is being added.
  const simulated = useStatus().data?.simulated === true;
  const plan = planOf(draft);
  const test = useCall<readonly CallResult[]>();
  const save = useCall<AccountSummary>();
  const keys = keysGiven(props.keys, draft.proxy);
  const testable = plan !== null && plan.kind !== 'manual';
  const run = () => plan && void test.run(() => client.accounts.tryPlan({ plan, keys }));
  const first = useRef(run);
  useEffect(() => {
    if (testable) first.current();
  }, [testable]);
  if (plan === null) return null;

  const results = test.state.kind === 'done' ? test.state.answer : [];
  const works = results.length > 0 && results.every(({ outcome }) => outcome === 'works' || outcome === 'skipped');
  const add = async () => {
    if (save.state.kind === 'busy') return;
    const added = await save.run(() => client.accounts.add({ plan, keys }));
    if (added === null) return;
    props.onSaved();
    forgetDraft();
    await cache.invalidateQueries({ queryKey: ask.desk.app.key() });
    show(added.account);
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Facts
        rows={[
          [t('name.label'), plan.name],
          [t('kind.label'), t(`kind.${plan.kind}.label`)],
          [t('site.label'), t(`site.${plan.site}`)],
          [t('partnerType.label'), t(`partnerType.${plan.partnerType}`)],
        ]}
      />
      {testable ? (
        <div className="flex flex-col gap-2">
          <p className="text-secondary">
            {t('test.lead')} {simulated ? t('test.reaches', { address: plan.endpoint ?? endpoints[plan.site] }) : null}
          </p>
          <div aria-live="polite">
            {test.state.kind === 'busy' ? <Loading what={t('test.running')} /> : null}
            {test.state.kind === 'done' ? <CallResults results={results} /> : null}
            {test.state.kind === 'failed' ? <Refused error={test.state.error} /> : null}
          </div>
          <p className="text-small text-secondary">{t('test.acting')}</p>
          <div>
            <Button busy={test.state.kind === 'busy'} onClick={run}>
              {t('test.again')}
            </Button>
          </div>
        </div>
      ) : (
        <p className="text-secondary">{t('test.manual')}</p>
      )}
      {save.state.kind === 'failed' ? <Refused error={save.state.error} /> : null}
      <StepButtons
        onBack={props.onBack}
        next={t(!testable || works ? 'new.save' : 'new.saveAnyway')}
        doubtful={testable && !works}
        busy={save.state.kind === 'busy' || test.state.kind === 'busy'}
      />
    </form>
  );
}
