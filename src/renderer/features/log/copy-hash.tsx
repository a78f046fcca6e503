import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';

export function CopyHash(props: { readonly hash: string }): ReactNode {
  const { t } = useTranslation('log');
  return (
    <span className="flex items-start gap-1">
      <code className="font-mono text-small break-all">{props.hash}</code>
      <IconButton
        label={t('detail.copy')}
        icon={<Copy size={12} aria-hidden />}
        className="-my-1"
        onClick={() => void navigator.clipboard.writeText(props.hash).then(() => toast(t('detail.copied')))}
      />
    </span>
  );
}
