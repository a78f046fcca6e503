import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Keys } from '../../../contract/accounts.ts';
import { Page } from '../../ui/page.tsx';
import { AccessStep } from './access-step.tsx';
import { useDraft } from './draft.ts';
import { missingKeys, noKeys } from './keys.ts';
import { KindStep } from './kind-step.tsx';
import { PartnerStep } from './partner-step.tsx';
import { partnerProblems, type Step, steps } from './steps.ts';
import { TestStep } from './test-step.tsx';

/** Adds an account in steps. What was typed stays in this window; keys live only as long as one goes forward. */
export function NewAccountPage(): ReactNode {
  const { t } = useTranslation('accounts');
  const navigate = useNavigate();
  const asked = useSearch({ from: '/accounts/new' }).step ?? 'kind';
  const draft = useDraft();
  const [keys, setKeys] = useState<Keys>(noKeys);
  // An address may name a step that what was typed so far does not lead to.
  const reachable: Step =
    draft.kind === null
      ? 'kind'
      : Object.keys(partnerProblems(draft)).length > 0
        ? 'partner'
        : missingKeys(draft.kind, keys).length > 0
          ? 'access'
          : 'test';
  const step = steps.indexOf(asked) <= steps.indexOf(reachable) ? asked : reachable;
  // Back from the keys forgets them, by whatever way one goes back.
  const forget = step === 'kind' || step === 'partner';
  useEffect(() => {
    if (forget) setKeys(noKeys);
  }, [forget]);
  const go = (to: Step) => void navigate({ to: '/accounts/new', search: to === 'kind' ? {} : { step: to } });
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus();
    shown.current = step;
  }, [step]);
  const number = steps.indexOf(step) + 1;
  return (
    <Page title={t('new.title')}>
      <div className="flex max-w-220 flex-col gap-4">
        <ol aria-label={t('new.steps')} className="flex flex-wrap gap-x-4 gap-y-1">
          {steps.map((one, index) => (
            <li
              key={one}
              aria-current={one === step ? 'step' : undefined}
              className={one === step ? 'font-medium text-accent' : 'text-secondary'}
            >
              {index + 1}. {t(`step.${one}`)}
            </li>
          ))}
        </ol>
        <h2 ref={heading} tabIndex={-1} className="text-title font-semibold outline-none">
          {t('new.step', { number, of: steps.length, name: t(`step.${step}`) })}
        </h2>
        {step === 'kind' ? <KindStep onNext={() => go('partner')} /> : null}
        {step === 'partner' ? <PartnerStep onBack={() => go('kind')} onNext={() => go('access')} /> : null}
        {step === 'access' ? <AccessStep keys={keys} onKeys={setKeys} onBack={() => go('partner')} onNext={() => go('test')} /> : null}
        {step === 'test' ? <TestStep keys={keys} onBack={() => go('access')} onSaved={() => setKeys(noKeys)} /> : null}
      </div>
    </Page>
  );
}
