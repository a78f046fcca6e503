import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Keys } from '../../../contract/accounts.ts';
import { Panel } from '../../ui/page.tsx';
import { reachProblems, useDraft } from './draft.ts';
import { missingKeys, noSignIn, signInProblem } from './keys.ts';
import { KeysForm } from './keys-form.tsx';
import { NetworkFields } from './network-fields.tsx';
import { PermissionTable } from './permission-table.tsx';
import { ReachFields } from './reach-fields.tsx';
import { StepButtons } from './step-buttons.tsx';

/** Keys, what they must be allowed to do, and addresses. */
export function AccessStep(props: {
  readonly keys: Keys;
  readonly onKeys: (keys: Keys) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}): ReactNode {
  const { t } = useTranslation('accounts');
  const draft = useDraft();
  const kind = draft.kind ?? 'manual';
  const [tried, setTried] = useState(false);
  const problems = reachProblems(draft, kind);
  const missing = missingKeys(kind, props.keys);
  const signInWrong = kind === 'manual' || draft.proxy === 'none' ? '' : signInProblem(props.keys.proxySignIn);
  const shown = { problems: tried ? problems : {}, signInProblem: tried ? signInWrong : '' };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.keys(problems).length + missing.length === 0 && signInWrong === '') props.onNext();
      }}
    >
      {kind === 'manual' ? (
        <p className="max-w-160">{t('access.noKeys')}</p>
      ) : (
        <>
          <Panel title={t('access.where')}>
            <ul className="flex list-disc flex-col gap-1 pl-4">
              <li>{t('access.whose')}</li>
              <li>{t('access.notDocumented')}</li>
              <li>{t('access.operator')}</li>
              <li>{t('access.temporary')}</li>
            </ul>
          </Panel>
          <Panel title={t('access.keys')}>
            <p className="mb-3 text-secondary">{t('access.kept')}</p>
            <KeysForm kind={kind} keys={props.keys} missing={tried ? missing : []} onChange={props.onKeys} />
          </Panel>
        </>
      )}
      <Panel title={t('access.addresses')}>
        <ReachFields
          kind={kind}
          site={draft.site}
          reached={draft}
          problems={shown.problems}
          wrongBelow={shown.signInProblem !== ''}
          onChange={(change) => useDraft.setState(change)}
        >
          <NetworkFields
            {...shown}
            reached={draft}
            signIn={props.keys.proxySignIn ?? noSignIn}
            onChange={(change) => useDraft.setState(change)}
            onSignIn={(proxySignIn) => props.onKeys({ ...props.keys, proxySignIn })}
          />
        </ReachFields>
      </Panel>
      {kind === 'manual' ? null : (
        <Panel title={t('access.permissions')}>
          <PermissionTable partnerType={draft.partnerType} />
        </Panel>
      )}
      <StepButtons onBack={props.onBack} next={t(kind === 'manual' ? 'new.toSave' : 'new.toTest')} />
    </form>
  );
}
