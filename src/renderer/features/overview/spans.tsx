import { AxisBottom, AxisLeft } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Line } from '@visx/shape';
import type { ReactNode } from 'react';
import { AxisText } from './axis-text.tsx';
import type { MarkProps } from './marks.ts';

export const spansHeight = 250;
const [left, top, foot] = [36, 30, 26];

export interface Span {
  /** Place of the stretch. */
  readonly stretch: number;
  readonly side: 'partner' | 'customer';
  readonly median: number;
  readonly p90: number | null;
}

/** For each stretch and side a dot at the median and a line up to where nine in ten had their answer. Round is ours, square is the customer's. */
export function Spans(props: {
  readonly spans: readonly Span[];
  readonly columns: readonly string[];
  readonly width: number;
  readonly mark: MarkProps;
  readonly names: Readonly<Record<Span['side'], string>>;
}): ReactNode {
  const { spans, columns, width } = props;
  const bottom = spansHeight - foot;
  const across = scaleBand({ domain: columns.map((_, place) => place), range: [left, width], padding: 0.1 });
  const most = Math.max(1, ...spans.map(({ median, p90 }) => p90 ?? median));
  const up = scaleLinear({ domain: [0, most], range: [bottom, top], nice: 4 });
  const every = Math.ceil(58 / across.step());
  const apart = Math.min(9, across.step() / 4);
  const dot = Math.max(2, Math.min(4.5, across.step() / 5));
  return (
    <>
      <circle cx={left + 5} cy={8} r={4.5} className="fill-partner" />
      <text x={left + 16} y={12} className="fill-text text-small">
        {props.names.partner}
      </text>
      <rect x={left + 130} y={4} width={9} height={9} className="fill-customer" />
      <text x={left + 146} y={12} className="fill-text text-small">
        {props.names.customer}
      </text>
      {up.ticks(4).map((tick) => (
        <Line key={tick} from={{ x: left, y: up(tick) }} to={{ x: width, y: up(tick) }} className="stroke-hairline" />
      ))}
      <AxisLeft
        left={left}
        scale={up}
        numTicks={4}
        hideAxisLine
        hideTicks
        tickComponent={({ y, formattedValue }) => <AxisText end x={-8} y={y + 4} formattedValue={formattedValue} />}
      />
      <AxisBottom
        top={bottom}
        scale={across}
        hideAxisLine
        hideTicks
        tickValues={columns.map((_, place) => place).filter((place) => place % every === 0)}
        tickFormat={(place) => columns[place] ?? ''}
        tickComponent={({ x, formattedValue }) => <AxisText x={x} y={18} formattedValue={formattedValue} />}
      />
      {spans.map(({ stretch, side, median, p90 }, place) => {
        const ours = side === 'partner';
        const x = (across(stretch) ?? 0) + across.bandwidth() / 2 + (ours ? -apart : apart);
        return (
          <Group key={`${stretch} ${side}`} left={x}>
            <g {...props.mark(place)}>
              <rect x={-apart} y={top} width={2 * apart} height={bottom - top} className="fill-transparent" />
              {p90 === null ? null : (
                <>
                  <Line
                    from={{ x: 0, y: up(median) }}
                    to={{ x: 0, y: up(p90) }}
                    strokeWidth={1.5}
                    className={ours ? 'stroke-partner' : 'stroke-customer'}
                  />
                  <Line
                    from={{ x: -3, y: up(p90) }}
                    to={{ x: 3, y: up(p90) }}
                    strokeWidth={1.5}
                    className={ours ? 'stroke-partner' : 'stroke-customer'}
                  />
                </>
              )}
              {ours ? (
                <circle cx={0} cy={up(median)} r={dot} className="fill-partner" />
              ) : (
                <rect x={-dot} y={up(median) - dot} width={2 * dot} height={2 * dot} className="fill-customer" />
              )}
            </g>
          </Group>
        );
      })}
    </>
  );
}
