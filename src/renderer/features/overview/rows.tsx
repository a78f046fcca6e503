import { Group } from '@visx/group';
import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { ReactNode } from 'react';
import { countText } from '../../ui/count.ts';
import type { MarkProps } from './marks.ts';
import { fitted } from './size.ts';

const row = 40;
const numbers = 60;

export interface Row {
  readonly name: string;
  readonly count: number;
  /** So many of them rest on somebody's word: drawn as an outline. */
  readonly stated: number;
}

export const rowsHeight = (rows: readonly Row[]): number => rows.length * row;

/** One bar a row under its words, the longest across; what was only stated is an outline at its end. */
export function Rows(props: { readonly rows: readonly Row[]; readonly width: number; readonly mark: MarkProps }): ReactNode {
  const { rows, width } = props;
  const along = scaleLinear({ domain: [0, Math.max(1, ...rows.map(({ count }) => count))], range: [0, width - numbers] });
  return rows.map(({ name, count, stated }, place) => {
    const known = count - stated;
    const end = count === 0 ? 0 : Math.max(3, along(count));
    const solid = known === 0 ? 0 : stated === 0 ? end : Math.max(2, along(known));
    return (
      <Group key={name} top={place * row}>
        <text x={0} y={14} aria-hidden className="fill-text text-base">
          {fitted(name, width)}
        </text>
        <text x={end + 8} y={30} aria-hidden className="numbers fill-text text-small">
          {countText(count)}
        </text>
        <g {...props.mark(place)}>
          {stated > 0 ? (
            <rect
              x={solid + 0.5}
              y={20.5}
              width={Math.max(2, end - solid - 1)}
              height={11}
              className="fill-accent-soft stroke-accent-solid"
              strokeDasharray="3 2"
            />
          ) : null}
          <Bar x={0} y={20} width={solid} height={12} className="fill-accent-solid group-hover:fill-accent-strong" />
          <rect x={0} y={0} width={width} height={row} className="fill-transparent" />
        </g>
      </Group>
    );
  });
}
