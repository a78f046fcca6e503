import { useState } from 'react';
import type { Delivered } from '../../contract/define.ts';
import { type Delivery, finishDelivery } from './delivery.ts';
import { type DeskFault, faultOf } from './fault.ts';

/** Where a document went, with the values that the words of `ui/delivered.tsx` need; `text` is what the clipboard refused. */
export interface DeliveryEnd {
  readonly end: Delivery;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly text: string | null;
}

/** Runs one delivery at a time. Answers what was made, or null when it failed; `fault` says why. */
export function useDelivery<Made>(deliveredOf: (made: Made) => Delivered) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<DeliveryEnd | null>(null);
  const [fault, setFault] = useState<DeskFault | null>(null);
  const deliver = async (make: () => Promise<Made>): Promise<Made | null> => {
    setBusy(true);
    setFault(null);
    setOutcome(null);
    try {
      const made = await make();
      setOutcome(await deliveryEnd(deliveredOf(made)));
      return made;
    } catch (error) {
      setFault(faultOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, outcome, fault, deliver };
}

/** Finishes a delivery on this side and says how it ended. */
export async function deliveryEnd(delivered: Delivered): Promise<DeliveryEnd> {
  const end = await finishDelivery(delivered);
  const { kind: _, ...values } = delivered;
  const text = end === 'text-kept' && delivered.kind === 'text' ? `${delivered.subject}\n\n${delivered.body}`.trimStart() : null;
  return { end, values, text };
}
