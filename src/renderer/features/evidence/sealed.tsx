import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Delivered } from '../../ui/delivered.tsx';
import { HashLine } from './hash-line.tsx';
import type { Sealing } from './use-sealing.ts';

/** What was sealed, and the number by which it is known again. Takes the focus, for the progress it answers has gone. */
export function Sealed(props: { readonly sealed: Extract<Sealing, { kind: 'sealed' }> }): ReactNode {
  const { t } = useTranslation('evidence');
  const { sealed } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-2 rounded-base border border-accent bg-accent-soft p-3 outline-none">
      <p className="font-semibold">{t('sealed.title', { count: sealed.files })}</p>
      <Delivered outcome={sealed.end} />
      <p>{t('sealed.note')}</p>
      <HashLine hex={sealed.sha256} copyWords={t('sealed.copy')} />
    </div>
  );
}
