import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { StateMark } from './state-mark.tsx';
import { Age, dateText } from './time.tsx';
import { toast } from './toast.tsx';
import { useValueWords } from './value-words.ts';

export interface ShownSource {
  readonly key: string;
  readonly title: string;
  readonly address: string;
  readonly date: string | null;
  readonly readOn: string;
}

/** A finding of the contract fits as it is. */
export interface ShownFinding {
  readonly ruleId: string;
  readonly state: 'satisfied' | 'violated' | 'warning' | 'unknown' | 'not-applicable';
  readonly statement: string;
  readonly quote: string;
  readonly sources: readonly ShownSource[];
  readonly inferred: boolean;
  readonly remedy: string;
  readonly mustAct: string;
  readonly facts: readonly {
    readonly kind: string;
    readonly value: boolean | number | string;
    readonly source: string;
    readonly by: string;
    readonly observedAt: string;
  }[];
  readonly missing: readonly string[];
  readonly stale: readonly string[];
}

/** One rule about one customer: what to do and who must, the statement, what it rests on, quotation, source and date. What is not known begins with its question. */
export function RuleRow(props: {
  readonly finding: ShownFinding /** Beside what is not known: how to find it out. */;
  readonly action?: ReactNode;
}): ReactNode {
  const { finding } = props;
  const { t } = useTranslation('app');
  const value = useValueWords();
  const open = finding.state !== 'satisfied' && finding.state !== 'not-applicable';
  const names = (kinds: readonly string[]) => kinds.map((kind) => t(`fact.${kind}`)).join(', ');
  const remedy =
    open && finding.remedy !== '' ? (
      <p>
        <span className="text-secondary">
          {t(finding.state === 'unknown' ? 'rule.mustActIf' : 'rule.mustAct', { who: t(`mustAct.${finding.mustAct}`) })}
        </span>{' '}
        <span className={finding.state === 'unknown' ? '' : 'font-medium'}>{finding.remedy}</span>
      </p>
    ) : null;
  const asked = finding.state === 'unknown';
  return (
    <li className="grid grid-cols-[92px_minmax(0,1fr)_auto] gap-x-3 border-b border-hairline py-2 last:border-b-0">
      <StateMark state={finding.state} className="self-start" />
      <div className="flex flex-col gap-0.5">
        {asked ? null : remedy}
        <p className={asked ? 'font-medium' : ''}>{finding.statement}</p>
        {props.action ? <div className="my-0.5">{props.action}</div> : null}
        {asked ? remedy : null}
        {finding.facts.map((fact) => (
          <p key={fact.kind} className="text-small text-secondary">
            {t(`fact.${fact.kind}`)}: <span className="text-text">{value(fact.value)}</span>,{' '}
            {t(`factSource.${fact.source}`, { by: fact.by })}, <Age at={fact.observedAt} />
          </p>
        ))}
        {finding.missing.length > 0 ? (
          <p className="text-small text-unknown">{t('rule.missing', { facts: names(finding.missing) })}</p>
        ) : null}
        {finding.stale.length > 0 ? <p className="text-small text-unknown">{t('rule.stale', { facts: names(finding.stale) })}</p> : null}
        {finding.quote === '' ? null : (
          <blockquote className="border-l-2 border-hairline pl-2 text-small text-secondary italic">“{finding.quote}”</blockquote>
        )}
        <SourceList sources={finding.sources} inferred={finding.inferred} />
      </div>
      <code className="self-start font-mono text-small text-secondary">{finding.ruleId}</code>
    </li>
  );
}

/** Where a sentence comes from: page, date, address to copy. The app itself opens no page. `keyed`: also the mark by which steps name it. */
export function SourceList(props: {
  readonly sources: readonly ShownSource[];
  readonly inferred: boolean;
  readonly keyed?: boolean;
}): ReactNode {
  const { t } = useTranslation('app');
  const copy = async (address: string) => {
    try {
      await navigator.clipboard.writeText(address);
      toast(t('source.copied'), address);
    } catch {
      // Without permission to copy the address itself can still be read and copied by hand.
      toast(t('source.notCopied'), address);
    }
  };
  return (
    <ul className="text-small text-secondary">
      {props.sources.map((source) => (
        <li key={source.key} className="flex items-center gap-1">
          <span className="min-w-0 truncate" title={source.address}>
            {props.keyed ? `${source.key}: ` : null}
            {source.title}
          </span>
          <span className="numbers shrink-0">
            · {source.date ? t('source.dated', { date: dateText(source.date) }) : t('source.undated', { date: dateText(source.readOn) })}
          </span>
          <IconButton
            label={t('source.copyAddress')}
            icon={<Copy size={12} aria-hidden />}
            onClick={() => void copy(source.address)}
            size="small"
          />
        </li>
      ))}
      {props.inferred ? <li title={t('source.inferredWhy')}>{t('source.inferred')}</li> : null}
    </ul>
  );
}
