import { memo, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bar } from './bars.ts';
import { BrushHandle } from './brush-handle.tsx';

interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Drawn again only when what it shows changed: it has hundreds of lines. */
export const Histogram = memo(Picture);

/**
 * A thin picture of how much happened when. Dragging across the bars chooses days; so do two handles by keyboard.
 * `chosen` null: all days.
 */
function Picture(props: {
  readonly bars: readonly Bar[];
  readonly chosen: Stretch | null;
  readonly onChoose: (chosen: Stretch | null) => void;
}): ReactNode {
  const { t } = useTranslation('log');
  const { bars, chosen, onChoose } = props;
  const picture = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ readonly start: number; readonly now: number } | null>(null);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const shown = drag
    ? { first: Math.min(drag.start, drag.now), last: Math.max(drag.start, drag.now) }
    : (chosen ?? { first: 0, last: bars.length - 1 });
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) return null;

  const barAt = (event: PointerEvent): number => {
    const box = picture.current?.getBoundingClientRect();
    if (!box || box.width === 0) return 0;
    return Math.max(0, Math.min(bars.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  };
  const settle = (stretch: Stretch) => onChoose(stretch.first === 0 && stretch.last === bars.length - 1 ? null : stretch);
  // Thin in a young log, too: two weeks are no wall of colour. Pixels.
  const thickness = bars.length > 80 ? 4 : bars.length > 40 ? 6 : 10;
  const total = bars.reduce((sum, bar) => sum + bar.count, 0);
  const width = Temporal.PlainDate.from(first.from).until(Temporal.PlainDate.from(first.to), { largestUnit: 'days' }).days + 1;

  return (
    <figure className="relative m-0 px-5 pt-1 pb-2">
      <figcaption className="sr-only">
        {t('histogram.summary', { from: first.from, until: last.to, total, most, days: t('histogram.days', { count: width }) })}
      </figcaption>
      <div className="relative">
        <svg
          ref={picture}
          viewBox={`0 0 ${bars.length} 1`}
          preserveAspectRatio="none"
          aria-hidden
          className="block h-11 w-full cursor-crosshair touch-none border-b border-hairline"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture?.(event.pointerId);
            setDrag({ start: barAt(event), now: barAt(event) });
          }}
          onPointerMove={(event) => {
            if (drag) setDrag({ ...drag, now: barAt(event) });
          }}
          onPointerUp={() => {
            if (drag) settle(shown);
            setDrag(null);
          }}
          onPointerCancel={() => setDrag(null)}
        >
          {bars.map((bar, index) => (
            <line
              key={bar.from}
              x1={index + 0.5}
              x2={index + 0.5}
              y1={1}
              y2={bar.count === 0 ? 1 : 1 - Math.max(0.06, bar.count / most)}
              vectorEffect="non-scaling-stroke"
              strokeWidth={bar.count === 0 ? 0 : thickness}
              className={index >= shown.first && index <= shown.last ? 'stroke-accent' : 'stroke-edge'}
            />
          ))}
          {bars.map((bar, index) => (
            <rect key={bar.to} x={index} width={1} y={0} height={1} className="fill-transparent">
              <title>{t('histogram.bar', { count: bar.count, day: bar.from === bar.to ? bar.from : `${bar.from} – ${bar.to}` })}</title>
            </rect>
          ))}
        </svg>
        {bars.length > 1 ? (
          <>
            <BrushHandle
              label={t('histogram.from')}
              at={shown.first}
              least={0}
              most={shown.last}
              place={shown.first / bars.length}
              words={bars[shown.first]?.from ?? ''}
              quiet={chosen === null && drag === null}
              onMove={(to) => settle({ first: to, last: shown.last })}
            />
            <BrushHandle
              label={t('histogram.until')}
              at={shown.last}
              least={shown.first}
              most={bars.length - 1}
              place={(shown.last + 1) / bars.length}
              words={bars[shown.last]?.to ?? ''}
              quiet={chosen === null && drag === null}
              onMove={(to) => settle({ first: shown.first, last: to })}
            />
          </>
        ) : null}
      </div>
      <div className="numbers mt-0.5 flex justify-between text-small text-secondary" aria-hidden>
        <span>{first.from}</span>
        <span>{last.to}</span>
      </div>
    </figure>
  );
}
