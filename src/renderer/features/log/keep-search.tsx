import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogSearch } from '../../../contract/log-searches.ts';
import type { LogFilters } from '../../../core/ports.ts';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';
import type { useSavedSearches } from './use-saved-searches.ts';

/** Asks for the name under which the search that stands is kept. */
export function KeepSearch(props: {
  readonly search: string;
  readonly filters: LogFilters;
  readonly searches: ReturnType<typeof useSavedSearches>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('log');
  const { search, filters, searches, onClose } = props;
  const [name, setName] = useState(search);
  const keep = async () => {
    const words = name.trim();
    if (words === '') return;
    await searches.keep({ id: crypto.randomUUID(), name: words, search, filters: filters as LogSearch['filters'] });
    toast(t('kept.done', { name: words }));
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('kept.keepTitle')}
      description={t('kept.words')}
      actions={
        <Button look="primary" disabled={name.trim() === ''} onClick={() => void keep().catch(() => undefined)}>
          {t('kept.keepAct')}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void keep().catch(() => undefined);
        }}
      >
        <TextField
          label={t('kept.name')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value.replace(/\p{Cc}/gu, ' '))}
        />
      </form>
      {searches.error ? <FaultLine fault={faultOf(searches.error)} /> : null}
    </Dialog>
  );
}
