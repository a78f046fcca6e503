import { FileDown } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Takes files that are dropped anywhere on the page. The button of the page does the same by keyboard. */
export function WholePageDrop(props: { readonly onFiles: (files: readonly File[]) => void; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('mails');
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same by keyboard
    <div
      data-drop-zone
      className="relative flex h-full min-h-0 flex-col"
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        props.onFiles([...event.dataTransfer.files]);
      }}
    >
      {props.children}
      {over ? (
        <div className="pointer-events-none absolute inset-2 z-20 grid place-items-center rounded-base border-2 border-dashed border-accent bg-accent-soft/90">
          <p className="flex items-center gap-2 text-title font-medium">
            <FileDown size={20} aria-hidden /> {t('drop.over')}
          </p>
        </div>
      ) : null}
    </div>
  );
}
