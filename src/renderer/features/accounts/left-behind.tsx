import { useQuery } from '@tanstack/react-query';
import { FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';

/** A list of accounts that could not be used, and folders that belong to no account; nothing when all is in order. */
export function LeftBehind(): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask } = useBridge();
  const left = useQuery(ask.accounts.left.queryOptions()).data;
  if (!left || (left.fault === null && left.folders.length === 0)) return null;
  const { fault, folders } = left;
  return (
    <section aria-label={t('left.title')} className="flex flex-col gap-2 rounded-base border border-hairline bg-raised p-3">
      {fault ? (
        <p className="flex items-start gap-2">
          <FileWarning size={14} aria-hidden className="mt-0.75 shrink-0 text-unknown" />
          <span className="min-w-0">
            {t(fault.code === 'store-newer' ? 'left.newer' : 'left.damaged')}{' '}
            {fault.detail?.setAside ? <code className="font-mono text-small break-all">{String(fault.detail.setAside)}</code> : null}
          </span>
        </p>
      ) : null}
      {folders.length > 0 ? (
        <div>
          <p>{t('left.folders')}</p>
          <ul className="mt-1 flex flex-col gap-0.5">
            {folders.map((folder) => (
              <li key={folder}>
                <code className="font-mono text-small break-all">{folder}</code>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
