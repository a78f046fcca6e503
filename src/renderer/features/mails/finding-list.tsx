import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterFinding } from '../../../core/consent/finding.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** What is wrong with a letter in the prescribed words: where, what stands there, what should. `letter`: that nothing is wrong is worth saying. */
export function FindingList(props: { readonly findings: readonly LetterFinding[]; readonly letter: boolean }): ReactNode {
  const { t } = useTranslation('mails');
  const { t: letterWords } = useTranslation('letters');
  const { findings } = props;
  if (findings.length === 0) return props.letter ? <StateMark state="satisfied" word={t('findings.none')} /> : null;
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{t('findings.title', { count: findings.length })}</p>
      <ul className="flex flex-col">
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one reading never changes
          <li key={index} className="flex flex-col gap-0.5 border-t border-hairline py-1.5">
            <p className="flex items-start gap-2">
              <StateMark
                state={finding.weight === 'error' ? 'blocked' : 'warning'}
                word={t(`findings.${finding.weight}`)}
                className="w-20 shrink-0"
              />
              <span className="min-w-0 break-words">
                {letterWords(`part.${finding.where.part}`)}: {letterWords(`error.${finding.code}.what`)}
              </span>
            </p>
            {finding.found === '' && finding.expected === '' ? null : (
              <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 pl-22 text-small">
                <dt className="text-secondary">{t('findings.found')}</dt>
                <dd className="break-words">
                  <bdi>{finding.found || t('findings.nothing')}</bdi>
                </dd>
                <dt className="text-secondary">{t('findings.expected')}</dt>
                <dd className="break-words">
                  <bdi>{finding.expected || t('findings.nothing')}</bdi>
                </dd>
              </dl>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
