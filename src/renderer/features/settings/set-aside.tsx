import { useQuery } from '@tanstack/react-query';
import { FileWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';

/** Files that could not be used, and where they are now; nothing when there are none. */
export function SetAside(): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const files = useQuery(ask.settings.protection.queryOptions()).data?.setAside ?? [];
  if (files.length === 0) return null;
  return (
    <section role="status" aria-label={t('setAside.title')} className="mb-4 max-w-300 rounded-base border border-hairline bg-raised p-3">
      <ul className="flex flex-col gap-1.5">
        {files.map(({ what, where }) => (
          <li key={where} className="flex items-start gap-2">
            <FileWarning size={14} aria-hidden className="mt-0.75 shrink-0" />
            <span className="min-w-0">
              {t(`setAside.${what}`)} <code className="font-mono text-small break-all">{where}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
