import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFault } from '../../bridge/fault.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { FileChoice } from '../../ui/file-choice.tsx';
import { LONGEST } from './send-file.ts';

/** Where the person chooses or drops the export. */
export function ChooseFile(props: {
  readonly sending: { readonly name: string; readonly sent: number; readonly size: number } | null;
  readonly fault: DeskFault | null;
  readonly onFile: (file: File) => void;
}): ReactNode {
  const { t } = useTranslation('imports');
  const { sending, fault } = props;
  return (
    <FileChoice
      title={t('choose.title')}
      label={t('choose.label')}
      help={t('choose.help')}
      accept=".csv,.txt,.tsv,.xlsx"
      longest={LONGEST}
      refusal={(why, name) => t(`choose.${why}`, { name })}
      sending={sending && { ...sending, words: t('choose.sending', { name: sending.name }) }}
      onFile={props.onFile}
    >
      {fault === null ? null : <FaultPanel fault={fault} />}
    </FileChoice>
  );
}
