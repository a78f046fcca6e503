import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Where a made document went; the text itself where the clipboard refused it. */
export function Delivered(props: {
  readonly outcome: {
    readonly end: string;
    readonly values: Readonly<Record<string, string | undefined>>;
    readonly text: string | null;
  } | null;
}): ReactNode {
  const { t } = useTranslation('app');
  const { outcome } = props;
  const words = outcome === null ? '' : t(`delivered.${outcome.end}`, { ...outcome.values });
  return (
    <div role="status" className="break-words empty:hidden">
      {words === '' ? null : <p>{words}</p>}
      {outcome?.text ? (
        <textarea
          readOnly
          aria-label={words}
          rows={8}
          value={outcome.text}
          className="mt-1 w-full rounded-base border border-edge bg-raised px-2 py-1"
        />
      ) : null}
    </div>
  );
}
