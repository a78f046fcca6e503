import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { useNote } from './use-note.ts';

/** Characters; the contract's own bound. */
export const LONGEST_NOTE = 4000;

/** A note of our own beside the prescribed letter, in a file of its own, so that nothing is added to the text. */
export function NotePanel(props: { readonly note: ConsentDraft['note']; readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('consent');
  const { note, type, leave, undo, state, error } = useNote(props.customerId, props.note.text);
  return (
    <Panel title={t('note.title')} aside={t('note.notTemplate')}>
      <TextArea
        hideLabel
        label={t('note.title')}
        help={t('note.help')}
        rows={4}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
      <div className="mt-1 flex min-h-6 flex-wrap items-center gap-x-3 text-small text-secondary">
        <span className="numbers">{t('note.counted', { count: note.length, most: LONGEST_NOTE })}</span>
        <span role="status">{state === 'none' ? null : t(`note.state.${state}`)}</span>
        {undo && state === 'kept' ? (
          <Button size="line" look="quiet" onClick={undo}>
            {t('note.undo')}
          </Button>
        ) : null}
      </div>
      {note === '' ? null : <p className="text-small text-secondary">{t('note.begins', { label: props.note.label })}</p>}
      {error && state === 'failed' ? <FaultLine fault={faultOf(error)} /> : null}
    </Panel>
  );
}
