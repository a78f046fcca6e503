import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import { Panel } from '../../ui/page.tsx';
import { Summary } from '../../ui/summary.tsx';

type Pieces = ConsentDraft['translation']['body'];
const textOf = (pieces: Pieces): string => pieces.map(({ text }) => text).join('');

/** Our translation for reading alone: folded, labelled, never sent. */
export function Translation(props: { readonly translation: ConsentDraft['translation'] }): ReactNode {
  const { t } = useTranslation('consent');
  const { language, label, subject, body } = props.translation;
  return (
    <Panel>
      <details>
        <Summary>
          <span className="font-semibold text-text">{t('translation.title')}</span> {t('translation.ours')}
        </Summary>
        <div className="flex flex-col gap-2 pt-2">
          <p className="text-secondary">{label}</p>
          <div lang={language === 'zh' ? 'zh-Hans' : language} className="flex flex-col gap-1 rounded-base bg-sunken p-3">
            <p className="font-medium break-words">{textOf(subject)}</p>
            <p className="break-words whitespace-pre-wrap">{textOf(body)}</p>
          </div>
          <p className="text-small text-secondary">{t('translation.neverSent')}</p>
        </div>
      </details>
    </Panel>
  );
}
