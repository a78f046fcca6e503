import type { ReactNode } from 'react';

/** A tick's words: one plain text, which the picture is drawn from as it stands. */
export function AxisText(props: {
  readonly x: number;
  readonly y: number;
  readonly formattedValue?: string | undefined;
  readonly end?: boolean;
}): ReactNode {
  return (
    <text x={props.x} y={props.y} textAnchor={props.end ? 'end' : 'middle'} className="numbers fill-secondary text-small">
      {props.formattedValue}
    </text>
  );
}
