import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultLine } from '../../ui/fault-panel.tsx';
import type { useHandOut } from './use-hand-out.ts';

/** Where the document went; the text itself where the clipboard refused it. Its place is kept, so that nothing jumps. */
export function HandedOut(props: { readonly of: Pick<ReturnType<typeof useHandOut>, 'words' | 'text' | 'fault'> }): ReactNode {
  const { t } = useTranslation('consent');
  const { words, text, fault } = props.of;
  return (
    <>
      <p role="status" className="mt-2 min-h-5 font-medium break-words">
        {words}
      </p>
      {text === null ? null : (
        <textarea
          readOnly
          aria-label={t('delivered.textFailed')}
          rows={8}
          value={text}
          className="mt-1 w-full rounded-base border border-edge bg-raised px-2 py-1"
        />
      )}
      {fault ? <FaultLine fault={fault} /> : null}
    </>
  );
}
