import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownRule } from '../../../contract/rules.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { dateText } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';

/** The pages a rule was read on, each with its date. Opening one is asked of the engine, which opens only what the pack cites. */
export function SourceLinks({ sources, packId }: { readonly sources: ShownRule['sources']; readonly packId: string }): ReactNode {
  const { t } = useTranslation('rules');
  const { t: app } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const open = useMutation(ask.rules.openSource.mutationOptions({ onSuccess: (_, { address }) => toast(t('rule.opening'), address) }));
  return (
    <>
      <ul className="flex flex-col gap-0.5 text-small text-secondary">
        {sources.map(({ key, title, address, date, readOn }) => (
          <li key={key}>
            <span className="text-text">{title}</span>{' '}
            <span className="numbers">
              · {key} · {date ? app('source.dated', { date: dateText(date) }) : app('source.undated', { date: dateText(readOn) })}
            </span>
            <button
              type="button"
              onClick={() => open.mutate({ account, id: packId, address })}
              className="flex max-w-full cursor-pointer items-start gap-1 rounded-small text-left break-all text-accent underline"
            >
              <ExternalLink size={12} aria-hidden className="mt-0.75 shrink-0" />
              <span className="sr-only">{t('rule.open')} </span>
              {address}
            </button>
          </li>
        ))}
      </ul>
      {open.error ? <FaultLine fault={faultOf(open.error)} /> : null}
    </>
  );
}
