import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { Panel } from '../../ui/page.tsx';
import { toast } from '../../ui/toast.tsx';
import { useRemoved } from './removed.ts';

/** Where the log of the removed account is, and how to check later that it is still the same. */
export function RemovedNote(): ReactNode {
  const { t } = useTranslation('accounts');
  const removed = useRemoved((state) => state.removed);
  if (removed === null) return null;
  const { name, archive, sha256 } = removed;
  return (
    <Panel title={t('removed.title', { name })}>
      <div role="status" className="flex flex-col gap-2">
        <p>{t(sha256 === null ? 'removed.asItWas' : 'removed.sealed')}</p>
        <Copied label={t('removed.copyPlace')} text={archive} />
        {sha256 === null ? null : (
          <>
            <p>{t('removed.note')}</p>
            <Copied label={t('removed.copyDigest')} text={sha256} />
            <p>{t('removed.check')}</p>
            <Copied label={t('removed.copyCommand')} text={`sed '$d' '${archive.replaceAll("'", "'\\''")}' | openssl dgst -sha256`} />
          </>
        )}
        <div>
          <Button onClick={() => useRemoved.setState({ removed: null })}>{t('removed.read')}</Button>
        </div>
      </div>
    </Panel>
  );
}

function Copied(props: { readonly label: string; readonly text: string }): ReactNode {
  const { t } = useTranslation('accounts');
  const copy = () => void navigator.clipboard?.writeText(props.text).then(() => toast(t('copied')));
  return (
    <p className="flex items-start gap-1">
      <code className="font-mono text-small break-all">{props.text}</code>
      <IconButton size="small" label={props.label} icon={<Copy size={12} aria-hidden />} onClick={copy} />
    </p>
  );
}
