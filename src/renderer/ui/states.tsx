import { Clock, Inbox, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Age } from './time.tsx';

/** Says what will appear here and the one thing to do. */
export function EmptyState(props: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}): ReactNode {
  return (
    <div className="mx-auto flex max-w-110 flex-col items-center gap-2 px-6 py-14 text-center">
      <span className="text-secondary">{props.icon ?? <Inbox size={24} strokeWidth={1.5} aria-hidden />}</span>
      <p className="text-title font-medium">{props.title}</p>
      {props.children ? <div className="text-secondary">{props.children}</div> : null}
      {props.action ? <div className="mt-2 flex gap-2">{props.action}</div> : null}
    </div>
  );
}

/** Nothing is known yet. Where there is older data, show that with its age instead. */
export function Loading(props: { readonly what?: string }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <p role="status" className="flex items-center gap-2 p-5 text-secondary">
      <LoaderCircle size={14} className="animate-spin" aria-hidden />
      {props.what ?? t('loading')}
    </p>
  );
}

/** The quiet clock: this was read then, and is older than it should be. */
export function StaleClock(props: { readonly at: string; readonly words?: string }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <span className="inline-flex items-center gap-1 text-small text-secondary">
      <Clock size={12} aria-hidden />
      {props.words ?? t('factsFrom')} <Age at={props.at} />
    </span>
  );
}
