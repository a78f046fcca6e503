import type { ReactNode } from 'react';
import { FaultLine } from '../../ui/fault-panel.tsx';
import type { useDelivery } from './use-delivery.ts';

/** Where the document went; the text itself where the clipboard refused it. */
export function DeliveryWords(props: { readonly outcome: ReturnType<typeof useDelivery>['outcome'] }): ReactNode {
  const { outcome } = props;
  if (outcome?.fault) return <FaultLine fault={outcome.fault} />;
  return (
    <div role="status" className="min-h-5">
      {outcome ? <p className="break-words">{outcome.words}</p> : null}
      {outcome?.text ? (
        <textarea
          readOnly
          aria-label={outcome.words}
          rows={8}
          value={outcome.text}
          className="mt-1 w-full rounded-base border border-edge bg-raised px-2 py-1"
        />
      ) : null}
    </div>
  );
}
