import { Copy, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import { type FaultWords, faultSentences } from './fault-words.ts';

/** What happened, why where that is known, what is safe, what to do, and the code to quote. */
export function FaultPanel(props: {
  readonly fault: FaultWords;
  readonly onRetry?: (() => void) | undefined;
  readonly children?: ReactNode;
}): ReactNode {
  const { t, i18n } = useTranslation('faults');
  const { code, detail, reference } = props.fault;
  const quoted = [code, detail?.apiCode, reference].filter(Boolean).join(' · ');
  const { what, why, safe, next } = faultSentences(i18n, props.fault);
  return (
    <div role="alert" className="rounded-base border border-blocked bg-blocked-soft p-3">
      <p className="flex items-center gap-1.5 font-semibold text-blocked">
        <OctagonX size={14} aria-hidden /> {what}
      </p>
      {why === '' ? null : <p className="mt-1">{why}</p>}
      <p className="mt-1">{safe}</p>
      <p className="mt-1">{next}</p>
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
  const { i18n } = useTranslation('faults');
  const { what, next } = faultSentences(i18n, props.fault);
  return (
    <p role="alert" className="flex items-start gap-1.5 text-blocked">
      <OctagonX size={14} aria-hidden className="mt-0.75 shrink-0" />
      <span>
        {what} {next} <code className="font-mono text-small">{props.fault.code}</code>
      </span>
    </p>
  );
}
