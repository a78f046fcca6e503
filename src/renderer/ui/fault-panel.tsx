import { Copy, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';

/** A fault as data; `DeskFault` of the bridge fits. */
export interface FaultWords {
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined;
  readonly reference?: string | undefined;
}

/** What happened, what is safe, what to do, and the code to quote. */
export function FaultPanel(props: {
  readonly fault: FaultWords;
  readonly onRetry?: (() => void) | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const { t, i18n } = useTranslation('faults');
  const { code, detail, reference } = props.fault;
  const quoted = reference ? `${code} · ${reference}` : code;
  const known = i18n.exists(`${code}.what`, { ns: 'faults' }) ? code : 'internal';
  const say = (part: string) => t(`${known}.${part}`, { ...detail });
  return (
    <div role="alert" className="rounded-base border border-blocked bg-blocked-soft p-3">
      <p className="flex items-center gap-1.5 font-semibold text-blocked">
        <OctagonX size={14} aria-hidden /> {say('what')}
      </p>
      <p className="mt-1">{say('safe')}</p>
      <p className="mt-1">{say('next')}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {props.onRetry ? <Button onClick={props.onRetry}>{t('tryAgain')}</Button> : null}
        {props.children}
        <span className="ml-auto inline-flex items-center gap-1 text-small text-secondary">
          {t('quote')} <code className="font-mono text-text">{quoted}</code>
          <IconButton
            size="small"
            label={t('copyCode')}
            icon={<Copy size={12} aria-hidden />}
            onClick={() => void navigator.clipboard?.writeText(quoted)}
          />
        </span>
      </div>
    </div>
  );
}

/** One line of the same, for beside a field or a button. */
export function FaultLine(props: { readonly fault: FaultWords }): ReactNode {
  const { t } = useTranslation('faults');
  const { code, detail } = props.fault;
  return (
    <p role="alert" className="flex items-start gap-1.5 text-blocked">
      <OctagonX size={14} aria-hidden className="mt-0.75 shrink-0" />
      <span>
        {t(`${code}.what`, { ...detail })} {t(`${code}.next`, { ...detail })} <code className="font-mono text-small">{code}</code>
      </span>
    </p>
  );
}
