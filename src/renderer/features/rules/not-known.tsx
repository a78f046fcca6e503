import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Check, usePackWords } from './pack-words.ts';

/** The checks of this account for which no page was found. */
export function NotKnown({ checks }: { readonly checks: readonly Check[] }): ReactNode {
  const { t } = useTranslation('rules');
  const words = usePackWords();
  if (checks.length === 0) return null;
  return (
    <div role="status" className="border-b border-hairline bg-unknown-soft px-5 py-2">
      <StateMark state="unknown" word={t('notKnown.title')} />
      <p>{t('notKnown.body', { checks: checks.map(words.check).join(', ') })}</p>
    </div>
  );
}
