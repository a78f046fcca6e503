import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogExportForm, LogExportInput, LogExportPlan } from '../../../contract/log-files.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { countText } from '../../ui/count.ts';
import { Checkbox } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';

type Chosen = Pick<LogExportInput, 'form' | 'personal' | 'bom' | 'timeZone'>;
const forms: readonly LogExportForm[] = ['csv', 'jsonl', 'pdf'];

/** How it goes out. Masked unless the person chooses otherwise. */
export function ExportForm(props: { readonly plan: LogExportPlan; readonly onExport: (chosen: Chosen) => void }): ReactNode {
  const { t } = useTranslation('log-files');
  const { plan } = props;
  const [form, setForm] = useState<LogExportForm>('csv');
  const [personal, setPersonal] = useState<Chosen['personal']>('masked');
  const [bom, setBom] = useState(true);
  const rows = countText(plan.reportRows);
  const noPrinter = form === 'pdf' && plan.printer === null;
  const help = (value: LogExportForm) =>
    value === 'pdf' && plan.printer === null ? t('export.pdfNone') : t(`export.${value}Help`, { rows });
  return (
    <Panel title={t('export.form')}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (plan.entries > 0 && !noPrinter)
            props.onExport({ form, personal, bom: form === 'csv' && bom, timeZone: Temporal.Now.timeZoneId() });
        }}
      >
        <Choice
          label={t('export.form')}
          className="grid gap-2 min-[1000px]:grid-cols-3"
          value={form}
          onChange={setForm}
          options={forms.map((value) => ({ value, label: t(`export.${value}`), help: help(value) }))}
        />
        <p className="font-medium" aria-hidden>
          {t('export.personal')}
        </p>
        <Choice
          label={t('export.personal')}
          value={personal}
          onChange={setPersonal}
          options={(['masked', 'clear'] as const).map((value) => ({ value, label: t(`export.${value}`), help: t(`export.${value}Help`) }))}
        />
        {form === 'csv' ? (
          <Checkbox checked={bom} onChange={(event) => setBom(event.target.checked)}>
            {t('export.bom')}
          </Checkbox>
        ) : null}
        {form === 'pdf' && !noPrinter && plan.entries > plan.reportRows ? (
          <p role="status" className="text-unknown">
            {t('export.pdfMore', { rows, entries: countText(plan.entries) })}
          </p>
        ) : null}
        {plan.entries === 0 ? <p className="text-secondary">{t('export.nothing')}</p> : null}
        <Button
          look="primary"
          type="submit"
          disabled={plan.entries === 0 || noPrinter}
          hint={noPrinter ? t('export.pdfNone') : plan.entries === 0 ? t('export.nothing') : undefined}
          className="self-start"
        >
          {t(`export.act_${form}`, { entries: countText(plan.entries) })}
        </Button>
      </form>
    </Panel>
  );
}
