import type { ReactNode } from 'react';
import type { Delivered as Made } from '../../../contract/define.ts';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { Button } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';

/** A text of the engine's to copy, or as a file. */
export function HandOut(props: {
  readonly copy: string;
  readonly save: string;
  /** Of what, for screen readers: the buttons stand once for each. */
  readonly about: string;
  readonly make: (way: 'copy' | 'file') => Promise<Made>;
}): ReactNode {
  const { busy, outcome, fault, deliver } = useDelivery((made: Made) => made);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="line" busy={busy} aria-label={`${props.copy}: ${props.about}`} onClick={() => void deliver(() => props.make('copy'))}>
        {props.copy}
      </Button>
      <Button size="line" busy={busy} aria-label={`${props.save}: ${props.about}`} onClick={() => void deliver(() => props.make('file'))}>
        {props.save}
      </Button>
      <Delivered outcome={outcome} />
      {fault ? <FaultLine fault={fault} /> : null}
    </div>
  );
}
