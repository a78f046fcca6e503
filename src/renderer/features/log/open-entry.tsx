import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../contract/log.ts';
import type { NamedEntry } from '../../../core/log/entry-link.ts';
import type { LogFilters } from '../../../core/ports.ts';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { EmptyState, Loading } from '../../ui/states.tsx';
import { LogDetail } from './log-detail.tsx';
import { useLogEntry } from './use-log.ts';

/** The entry beside the list, wherever it stands: also one that search and filters leave out, and one that a link names. */
export function OpenEntry(props: {
  readonly named: NamedEntry;
  /** As the list shows it, when it does. */
  readonly known: LogLine | undefined;
  /** Search and filters leave it out. */
  readonly outside: boolean;
  readonly words: readonly string[];
  readonly timeZone: string;
  readonly onClose: () => void;
  readonly onFilter: (filters: LogFilters) => void;
  /** Shows it among all entries. */
  readonly onAll: () => void;
}): ReactNode {
  const { t } = useTranslation('log');
  const { named, onClose } = props;
  const known = props.known?.entry.sequence === named.sequence ? props.known : undefined;
  const asking = useLogEntry(known ? null : named.sequence);
  const line = known ?? asking.data;
  const another = line !== undefined && named.hash !== null && !line.hash.startsWith(named.hash);
  const fault = !line && asking.error ? faultOf(asking.error) : null;
  const note = another ? (
    <p role="note" className="rounded-base border border-unknown bg-unknown-soft p-2">
      {t('link.another')}
    </p>
  ) : props.outside ? (
    <p className="flex flex-wrap items-center gap-2 text-secondary">
      {t('link.outside')} <Button onClick={props.onAll}>{t('link.all')}</Button>
    </p>
  ) : null;
  return (
    <section
      aria-label={t('detail.title', { sequence: named.sequence })}
      className="flex min-h-0 min-w-0 flex-1 flex-col border-hairline min-[1100px]:w-105 min-[1100px]:flex-none min-[1100px]:border-l min-[1600px]:w-140"
    >
      {line ? (
        <LogDetail line={line} words={props.words} timeZone={props.timeZone} note={note} onClose={onClose} onFilter={props.onFilter} />
      ) : fault?.code === 'not-found' ? (
        <EmptyState title={t('link.missing', { sequence: named.sequence })} action={<Button onClick={onClose}>{t('detail.close')}</Button>}>
          {t('link.missingWords')}
        </EmptyState>
      ) : fault ? (
        <div className="p-4">
          <FaultPanel fault={fault} onRetry={() => void asking.refetch()} />
        </div>
      ) : (
        <Loading />
      )}
    </section>
  );
}
