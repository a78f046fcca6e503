import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import type { TicketKind } from '../../../core/consent/ticket-words.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { Choice } from '../../ui/choice.tsx';
import { Panel } from '../../ui/page.tsx';
import { Summary } from '../../ui/summary.tsx';
import { TicketText } from './ticket-text.tsx';

const kinds = ['route-2020', 'over-limit-by-customer', 'over-limit-by-partner'] as const satisfies readonly TicketKind[];
const unknowns = ['overLimit', 'routeOpen', 'type'] as const;

/** Text of a service ticket, ours and labelled so: a person files it, the app never does (R31, facts.md 1.5, 3.1, 3.5). */
export function TicketPanel(props: { readonly customerId: CustomerId; readonly caseId: CaseId | null }): ReactNode {
  const { t } = useTranslation('consent');
  const { ticket } = useSearch({ from: '/consent/$customerId' });
  const [open, setOpen] = useState(ticket !== undefined);
  const [kind, setKind] = useState<TicketKind>(ticket ?? 'route-2020');
  const [language, setLanguage] = useState<'en' | 'zh'>('en');
  const place = useRef<HTMLDetailsElement>(null);
  // Whoever came for the ticket stands before it.
  useEffect(() => {
    if (ticket !== undefined) place.current?.scrollIntoView?.({ block: 'start' });
  }, [ticket]);
  return (
    <Panel>
      <details ref={place} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <Summary>
          <h2 className="font-semibold text-text">{t('ticket.title')}</h2> {t('ticket.ours')}
        </Summary>
        {open ? (
          <div className="flex flex-col gap-3 pt-2">
            <Choice
              label={t('ticket.which')}
              className="grid gap-2"
              value={kind}
              onChange={setKind}
              options={kinds.map((value) => ({ value, label: t(`ticket.kind.${value}`), help: t(`ticket.kind.${value}Help`) }))}
            />
            <Choice
              label={t('ticket.language')}
              className="flex flex-wrap gap-2"
              value={language}
              onChange={setLanguage}
              options={(['en', 'zh'] as const).map((value) => ({ value, label: t(`ticket.in.${value}`) }))}
            />
            <TicketText key={kind} {...props} kind={kind} language={language} />
            <div className="text-secondary">
              <p className="font-medium">{t('ticket.notKnown')}</p>
              <ul className="list-disc pl-4">
                {unknowns.map((one) => (
                  <li key={one}>{t(`ticket.unknown.${one}`)}</li>
                ))}
              </ul>
            </div>
          </div>
        ) : null}
      </details>
    </Panel>
  );
}
