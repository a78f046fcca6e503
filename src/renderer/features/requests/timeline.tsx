import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseEvent } from '../../../core/case/case.ts';
import { Panel } from '../../ui/page.tsx';
import { DateText, dateText } from '../../ui/time.tsx';

/** What happened, oldest first, each with how the app knows it. */
export function Timeline(props: { readonly events: readonly CaseEvent[] }): ReactNode {
  const { t } = useTranslation('requests');
  const source = (event: CaseEvent) =>
    event.source === 'person'
      ? t(event.by ? 'eventSource.person' : 'eventSource.personUnknown', { name: event.by })
      : [t(`eventSource.${event.source}`), event.by ? t('by', { name: event.by }) : ''].filter(Boolean).join(', ');
  return (
    <Panel title={t('side.timeline')}>
      <ol className="flex flex-col">
        {props.events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events are appended, never moved
          <li key={index} className="relative border-l border-edge pb-3 pl-4 last:pb-0">
            <span aria-hidden className="absolute top-1.5 -left-1 size-2 rounded-full bg-edge" />
            <p className="font-medium">{t(`event.${event.kind}`)}</p>
            <p className="text-small text-secondary">
              <DateText at={event.at} time /> · {source(event)}
              {event.statedAt && dateText(event.statedAt, true) !== dateText(event.at, true)
                ? ` · ${t('eventAt', { date: dateText(event.statedAt, true) })}`
                : null}
            </p>
            {event.note ? <p className="break-words whitespace-pre-wrap">{event.note}</p> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
