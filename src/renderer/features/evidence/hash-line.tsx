import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { grouped } from './fingerprint.ts';

/** A number to compare or to note elsewhere: in groups of four, copied without the gaps. */
export function HashLine(props: { readonly hex: string; readonly copyWords: string }): ReactNode {
  const { t } = useTranslation('evidence');
  const copy = () =>
    navigator.clipboard.writeText(props.hex).then(
      () => toast(t('copied')),
      () => toast(t('copyFailed')),
    );
  return (
    <div className="flex flex-wrap items-start gap-2">
      <code className="min-w-0 flex-1 basis-80 rounded-small bg-sunken px-2 py-1 font-mono select-text">{grouped(props.hex)}</code>
      <Button icon={<Copy size={12} aria-hidden />} onClick={() => void copy()}>
        {props.copyWords}
      </Button>
    </div>
  );
}
