import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';

/** Which text it is, where it is from, and the sum by which it is pinned. */
export function TemplateLine(props: { readonly draft: Pick<ConsentDraft, 'source' | 'template'> }): ReactNode {
  const { t } = useTranslation('consent');
  const { source, template } = props.draft;
  return (
    <p className="mt-2 text-small break-words text-secondary">
      {t('lockedHelp')} {t(`template.${template.kind}`, { id: template.id, version: template.version })}{' '}
      {t('source', { title: source.title })},{' '}
      {source.date ? t('sourceDated', { date: source.date }) : t('sourceUndated', { date: source.readOn })} · {source.key} ·{' '}
      {source.address}
      {template.sha256 ? (
        <>
          {' '}
          · <span className="whitespace-nowrap">SHA-256</span> <code className="font-mono break-all">{template.sha256}</code>
        </>
      ) : null}
    </p>
  );
}
