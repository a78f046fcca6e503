import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailProposal } from '../../../contract/mails.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { CaseLine } from './case-line.tsx';
import type { Target } from './drops.ts';
import { OtherTarget } from './other-target.tsx';

const idOf = ({ caseId, customerId }: Pick<Target, 'caseId' | 'customerId'>) => `${caseId ?? ''} ${customerId ?? ''}`;

/** Where the mail belongs, and by what that was found; another case or customer can be searched for. */
export function TargetChoice(props: {
  readonly target: Target | null;
  readonly candidates: MailProposal['candidates'];
  readonly chosenByPerson: boolean;
  readonly onChoose: (target: Target) => void;
}): ReactNode {
  const { t } = useTranslation('mails');
  const { target, candidates } = props;
  const [searching, setSearching] = useState(false);
  const found = candidates.map((candidate) => ({ ...candidate, id: idOf(candidate) }));
  const chosen = target === null ? null : idOf(target);
  const elsewhere = target !== null && !found.some(({ id }) => id === chosen);
  const options = [...(elsewhere ? [{ ...target, id: idOf(target), tie: null }] : []), ...found];
  return (
    <div className="flex flex-col gap-1.5">
      <p className="font-medium">{t('target.title')}</p>
      {options.length === 0 ? <p className="text-secondary">{t('target.none')}</p> : null}
      {options.length > 0 ? (
        <Choice
          label={t('target.title')}
          className="grid gap-1"
          value={chosen}
          options={options.map((option) => ({
            value: option.id,
            label: option.accountName || t('target.ofAddress'),
            help: [
              t(option.caseId === null ? 'target.noCase' : 'target.withCase'),
              option.tie === null ? t(props.chosenByPerson ? 'tie.person' : 'tie.address') : t(`tie.${option.tie}`),
            ].join(' · '),
          }))}
          onChange={(id) => {
            const next = options.find((option) => option.id === id);
            if (next) props.onChoose({ caseId: next.caseId, customerId: next.customerId, accountName: next.accountName });
          }}
        />
      ) : null}
      {target?.caseId ? <CaseLine caseId={target.caseId} /> : null}
      <div>
        <Button aria-expanded={searching} onClick={() => setSearching(!searching)}>
          {t(options.length === 0 ? 'target.choose' : 'target.other')}
        </Button>
      </div>
      {searching ? (
        <OtherTarget
          onChoose={(next) => {
            setSearching(false);
            props.onChoose(next);
          }}
        />
      ) : null}
    </div>
  );
}
