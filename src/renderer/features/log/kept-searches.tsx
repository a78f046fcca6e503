import { Trash2, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogSearch } from '../../../contract/log-searches.ts';
import { faultOf } from '../../bridge/fault.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import type { useSavedSearches } from './use-saved-searches.ts';

/** Kept searches to be renamed or deleted; what was deleted stays in its row until the list is left, to be brought back. */
export function KeptSearches(props: { readonly searches: ReturnType<typeof useSavedSearches>; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('log');
  const { searches } = props;
  const [gone, setGone] = useState<readonly LogSearch[]>([]);
  const rows = [...searches.kept, ...gone].sort((one, other) => (one.id < other.id ? -1 : 1));
  const remove = async (kept: LogSearch) => {
    await searches.remove(kept.id);
    setGone((before) => [...before, kept]);
  };
  const bringBack = async (kept: LogSearch) => {
    await searches.keep(kept);
    setGone((before) => before.filter(({ id }) => id !== kept.id));
  };
  return (
    <Dialog open onClose={props.onClose} title={t('kept.changeTitle')}>
      <ul className="flex flex-col gap-2">
        {rows.map((kept) =>
          gone.includes(kept) ? (
            <li key={kept.id} className="flex min-h-7 items-center gap-2 text-secondary">
              <span role="status" className="min-w-0 flex-1 break-words">
                {t('kept.gone', { name: kept.name })}
              </span>
              <Button icon={<Undo2 size={14} aria-hidden />} onClick={() => void bringBack(kept).catch(() => undefined)}>
                {t('kept.undo')}
              </Button>
            </li>
          ) : (
            <li key={kept.id} className="flex items-center gap-2">
              <Name kept={kept} onName={(name) => void searches.keep({ ...kept, name }).catch(() => undefined)} />
              <IconButton
                label={t('kept.delete', { name: kept.name })}
                icon={<Trash2 size={14} aria-hidden />}
                onClick={() => void remove(kept).catch(() => undefined)}
              />
            </li>
          ),
        )}
      </ul>
      {searches.error ? <FaultLine fault={faultOf(searches.error)} /> : null}
    </Dialog>
  );
}

/** Takes the new name with Enter or when the field is left; an empty one is no name. */
function Name(props: { readonly kept: LogSearch; readonly onName: (name: string) => void }): ReactNode {
  const { t } = useTranslation('log');
  const { kept } = props;
  const [text, setText] = useState(kept.name);
  const settle = () => {
    const name = text.trim();
    if (name === '') setText(kept.name);
    else if (name !== kept.name) props.onName(name);
  };
  return (
    <form
      className="min-w-0 flex-1"
      onSubmit={(event) => {
        event.preventDefault();
        settle();
      }}
    >
      <TextField
        label={t('kept.nameOf', { name: kept.name })}
        hideLabel
        maxLength={80}
        value={text}
        onChange={(event) => setText(event.target.value.replace(/\p{Cc}/gu, ' '))}
        onBlur={settle}
      />
    </form>
  );
}
