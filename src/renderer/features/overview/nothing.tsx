import type { ReactNode } from 'react';
import { PartPanel } from './part-panel.tsx';

/** A part of which there is nothing to draw: says so, and what will appear. */
export function Nothing(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <PartPanel title={props.title}>
      <p className="text-secondary">{props.children}</p>
    </PartPanel>
  );
}
