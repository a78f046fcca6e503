import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackRow } from '../../../contract/rules.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { TextField } from '../../ui/field.tsx';
import { Loading } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';
import { PackContent } from './pack-detail.tsx';
import { usePackWords } from './pack-words.ts';

const LONGEST = 64 * 1024;

/** Choose a file, see what it would bring, then add it: nothing is kept before. */
export function ImportPack(props: { readonly onClose: () => void; readonly onAdded: (id: string) => void }): ReactNode {
  const { t } = useTranslation('rules');
  const { ask } = useBridge();
  const account = useAccount();
  const [content, setContent] = useState('');
  const [problem, setProblem] = useState('');
  const preview = useMutation(ask.rules.preview.mutationOptions());
  const keep = useMutation(
    ask.rules.import.mutationOptions({
      onSuccess: (row: PackRow) => {
        toast(t('import.done'), row.title);
        props.onAdded(row.id);
        props.onClose();
      },
    }),
  );
  const take = async (file: File | undefined) => {
    preview.reset();
    keep.reset();
    setProblem('');
    if (!file) return;
    if (file.size > LONGEST) return setProblem(t('import.tooLong'));
    try {
      const text = await file.text();
      setContent(text);
      preview.mutate({ account, content: text });
    } catch {
      setProblem(t('import.unreadable'));
    }
  };
  const shown = preview.data;
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('import.title')}
      description={t('import.lead')}
      actions={
        <>
          <Button onClick={props.onClose}>{t('import.cancel')}</Button>
          {shown ? (
            <Button look="primary" busy={keep.isPending} onClick={() => keep.mutate({ account, content })}>
              {t('import.add', { title: shown.page.row.id })}
            </Button>
          ) : null}
        </>
      }
    >
      <TextField
        label={t('import.file')}
        type="file"
        accept=".json,application/json"
        problem={problem}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {preview.isPending ? <Loading /> : null}
      {preview.error ? <Refused error={preview.error} /> : null}
      {keep.error ? <Refused error={keep.error} /> : null}
      {shown ? (
        <section aria-label={t('import.shows')} className="mt-3 flex flex-col gap-3">
          <h3 className="font-semibold">{t('import.shows')}</h3>
          <Replaces rows={shown.replaces} />
          {/* Nobody has added it yet. */}
          <PackContent page={{ ...shown.page, row: { ...shown.page.row, added: null } }} />
        </section>
      ) : null}
    </Dialog>
  );
}

/** A file is refused with the place in it; anything else has its own words. */
function Refused({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation('rules');
  const fault = faultOf(error);
  const { place, problem } = fault.detail;
  if (fault.code !== 'invalid-input' || typeof problem !== 'string') return <FaultLine fault={fault} />;
  return (
    <p role="alert" className="mt-2 text-blocked">
      {place ? t('import.refused', { place, problem }) : t('import.refusedWhole', { problem })}
    </p>
  );
}

function Replaces({ rows }: { readonly rows: readonly PackRow[] }): ReactNode {
  const { t } = useTranslation('rules');
  const words = usePackWords();
  if (rows.length === 0) return <p>{t('import.replacesNone')}</p>;
  return (
    <div>
      <p>{t('import.replaces')}</p>
      <ul className="list-disc pl-4">
        {rows.map((row) => (
          <li key={row.id}>
            {row.title}, {words.edition(row)}
          </li>
        ))}
      </ul>
    </div>
  );
}
