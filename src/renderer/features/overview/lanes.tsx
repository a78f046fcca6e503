import { AxisBottom } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar, Line } from '@visx/shape';
import type { ReactNode } from 'react';
import { countText } from '../../ui/count.ts';
import { AxisText } from './axis-text.tsx';
import type { MarkProps } from './marks.ts';
import { fitted } from './size.ts';

const lane = 52;
const foot = 24;
const names = 148;

export interface Lane {
  readonly name: string;
  /** Beside the name: how many in all. */
  readonly total: number;
  /** One for each column. */
  readonly counts: readonly number[];
}

export const lanesHeight = (lanes: readonly Lane[]): number => lanes.length * lane + foot;

/** Bars side by side on a lane of its own for each kind: told apart by where they stand, with the number on each. */
export function Lanes(props: {
  readonly lanes: readonly Lane[];
  readonly columns: readonly string[];
  readonly width: number;
  readonly mark: MarkProps;
  /** Where a mark stands among the plot's. */
  readonly placeOf: (lane: number, column: number) => number;
}): ReactNode {
  const { lanes, columns, width } = props;
  const across = scaleBand({ domain: columns.map((_, place) => place), range: [names, width], padding: 0.25 });
  const most = Math.max(1, ...lanes.flatMap(({ counts }) => counts));
  const up = scaleLinear({ domain: [0, most], range: [0, lane - 24] });
  const every = Math.ceil(46 / across.step());
  const bar = Math.min(44, across.bandwidth());
  return (
    <>
      {lanes.map((one, row) => (
        <Group key={one.name} top={row * lane}>
          <text x={0} y={lane - 12} className="fill-text text-base">
            {fitted(one.name, names - 48)}
          </text>
          <text x={names - 12} y={lane - 12} textAnchor="end" className="numbers fill-text text-base font-semibold">
            {countText(one.total)}
          </text>
          <Line from={{ x: names, y: lane - 6 }} to={{ x: width, y: lane - 6 }} className="stroke-hairline" />
          {one.counts.map((count, column) => {
            const height = count === 0 ? 0 : Math.max(2, up(count));
            const middle = (across(column) ?? 0) + across.bandwidth() / 2;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move
              <Group key={column}>
                {count > 0 ? (
                  <text aria-hidden x={middle} y={lane - 10 - height} textAnchor="middle" className="numbers fill-text text-small">
                    {countText(count)}
                  </text>
                ) : null}
                <g {...props.mark(props.placeOf(row, column))}>
                  <rect x={middle - across.step() / 2} y={0} width={across.step()} height={lane} className="fill-transparent" />
                  <Bar
                    x={middle - bar / 2}
                    y={lane - 6 - height}
                    width={bar}
                    height={height}
                    rx={2}
                    className="fill-accent-solid group-hover:fill-accent-strong"
                  />
                </g>
              </Group>
            );
          })}
        </Group>
      ))}
      <AxisBottom
        top={lanes.length * lane - 6}
        scale={across}
        hideAxisLine
        hideTicks
        tickValues={columns.map((_, place) => place).filter((place) => place % every === 0)}
        tickFormat={(place) => columns[place] ?? ''}
        tickComponent={({ x, formattedValue }) => <AxisText x={x} y={18} formattedValue={formattedValue} />}
      />
    </>
  );
}
