import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextArea } from '../../ui/field.tsx';

/** A note for this desk only. */
export function Note(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { row, case: case_ } = props.detail;
  const [note, setNote] = useState(case_.note);
  const keep = useMutation(ask.requests.note.mutationOptions());
  const changed = note !== case_.note;
  return (
    <form
      className="flex flex-col items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) keep.mutate({ account, caseId: row.id, note });
      }}
    >
      <TextArea
        rows={2}
        label={t('side.note')}
        help={t('side.noteHelp')}
        className="w-full"
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex items-center gap-2">
        <Button type="submit" size="line" disabled={!changed} busy={keep.isPending}>
          {t('side.noteSave')}
        </Button>
        <span role="status" className="text-secondary">
          {keep.isSuccess && !changed ? t('side.noteKept') : null}
        </span>
      </div>
      {keep.error ? <FaultLine fault={faultOf(keep.error)} /> : null}
    </form>
  );
}
