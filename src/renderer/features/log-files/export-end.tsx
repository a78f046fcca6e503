import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { countText } from '../../ui/count.ts';
import { Delivered } from '../../ui/delivered.tsx';
import { Facts } from '../../ui/page.tsx';
import type { Exporting } from './use-export.ts';

/** What was made, and the number by which it is known again. Takes the focus, for the progress it answers has gone. */
export function ExportEnd(props: { readonly exported: Extract<Exporting, { kind: 'exported' }>; readonly onAgain: () => void }): ReactNode {
  const { t } = useTranslation('log-files');
  const { entries, bytes, sha256, end } = props.exported;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-2 rounded-base border border-accent bg-accent-soft p-3 outline-none">
      <p className="font-semibold">{t('export.done', { count: entries, shown: countText(entries) })}</p>
      <Delivered outcome={end} />
      <Facts
        rows={[
          [t('export.size'), sizeText(bytes)],
          [
            t('export.digest'),
            <code key="digest" className="font-mono text-small break-all">
              {sha256}
            </code>,
          ],
        ]}
      />
      <p>{t('export.beyond')}</p>
      <Button className="self-start" onClick={props.onAgain}>
        {t('export.again')}
      </Button>
    </div>
  );
}

/** `1.2 MB`, `34 KB`. */
const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${countText(Math.max(1, Math.round(bytes / 1_000)))} KB`;
