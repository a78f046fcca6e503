import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';

/** One value to paste elsewhere, with its button; that it was copied, or was not, is told. */
export function CopyValue(props: { readonly name: string; readonly value: string }): ReactNode {
  const { t } = useTranslation('requests');
  const { name, value } = props;
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => toast(t('guided.copied', { what: name })),
      () => toast(t('guided.copyFailed')),
    );
  return (
    <div className="grid grid-cols-[11rem_minmax(0,1fr)_auto] items-start gap-x-3">
      <dt className="text-secondary">{name}</dt>
      <dd className="numbers min-w-0 break-words whitespace-pre-wrap select-text">{value}</dd>
      <dd>
        <Button
          size="line"
          icon={<Copy size={12} aria-hidden />}
          disabled={value === ''}
          aria-label={t('guided.copyOf', { what: name })}
          onClick={() => void copy()}
        >
          {t('guided.copy')}
        </Button>
      </dd>
    </div>
  );
}
