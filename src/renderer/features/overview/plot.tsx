import { FileDown, ImageDown, Table2 } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered as Delivery } from '../../../contract/define.ts';
import type { Part } from '../../../contract/overview.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useStatus } from '../../bridge/desk.tsx';
import { useDelivery } from '../../bridge/use-delivery.ts';
import { IconButton } from '../../ui/button.tsx';
import { Delivered } from '../../ui/delivered.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { type Mark, type MarkProps, useMarks } from './marks.ts';
import { PartPanel } from './part-panel.tsx';
import { pictureOf } from './picture.ts';
import { type Cells, PlainTable } from './plain-table.tsx';
import { useQuestion } from './question.ts';
import { useWidth } from './size.ts';

/** One part of the overview: a plot that is read by eye, by arrows and by ear, or as a table; to be kept as picture and as CSV. */
export function Plot(props: {
  readonly part: Part;
  readonly title: string;
  /** One sentence that says what there is to see. */
  readonly summary: string;
  readonly note?: ReactNode;
  /** What of the note has to stand on a picture, too. */
  readonly legend?: string;
  readonly marks: readonly Mark[];
  readonly table: Cells;
  readonly height: number;
  readonly draw: (width: number, mark: MarkProps) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('overview');
  const { client } = useBridge();
  const { account, period, whose } = useQuestion();
  const simulated = useStatus().data?.simulated === true;
  const [asTable, setAsTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const width = useWidth(place);
  const { props: mark, reading } = useMarks(props.marks);
  const saving = useDelivery<Delivery>((made) => made);
  const { part, title, summary, height } = props;
  const words = { title, summary, note: props.legend ?? '', simulated: simulated ? t('simulated') : '' };
  const savePicture = () =>
    void saving.deliver(async () => {
      if (!picture.current) throw new Error('no plot');
      return client.overview.savePicture({ account, part, picture: await pictureOf(picture.current, words) });
    });
  const named = useId();
  return (
    <PartPanel
      title={title}
      actions={
        <>
          <IconButton
            size="square"
            look={asTable ? 'chosen' : 'quiet'}
            aria-pressed={asTable}
            label={t('act.table', { title })}
            icon={<Table2 size={14} aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          />
          <IconButton
            label={t('act.picture', { title })}
            icon={<ImageDown size={14} aria-hidden />}
            busy={saving.busy}
            hint={asTable ? t('act.pictureOfPlot') : undefined}
            disabled={asTable}
            onClick={savePicture}
          />
          <IconButton
            label={t('act.csv', { title })}
            icon={<FileDown size={14} aria-hidden />}
            busy={saving.busy}
            onClick={() => void saving.deliver(() => client.overview.saveTable({ account, period, part, ...whose }))}
          />
        </>
      }
    >
      <p id={named} className="text-secondary">
        {summary}
      </p>
      <div ref={place} className="mt-2 min-w-0">
        {asTable ? (
          <PlainTable caption={t('tableOf', { title })} table={props.table} />
        ) : (
          <figure aria-labelledby={named} className="m-0">
            {/* biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset */}
            <svg ref={picture} width={width} height={height} role="group" aria-label={title} className="block max-w-full overflow-visible">
              {props.draw(width, mark)}
            </svg>
            <p aria-hidden className="numbers min-h-4 text-small text-secondary">
              {reading ?? ''}
            </p>
          </figure>
        )}
      </div>
      {props.note ? <div className="mt-1 text-small text-secondary">{props.note}</div> : null}
      {saving.fault ? <FaultLine fault={saving.fault} /> : null}
      <Delivered outcome={saving.outcome} />
    </PartPanel>
  );
}
