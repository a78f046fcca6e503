import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../../core/fact/fact.ts';
import type { Finding, RuleSource } from '../../../core/rule/finding.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { dateText } from '../../ui/time.tsx';
import { useValueWords } from '../../ui/value-words.ts';

/** One rule at this minute: what to do and who must, what it says, what it rests on, where it stands. */
export function FindingRow(props: { readonly finding: Finding }): ReactNode {
  const { t } = useTranslation('requests');
  const { t: app } = useTranslation('app');
  const { finding } = props;
  const asked = finding.state === 'unknown';
  const loud = finding.state === 'violated' || finding.state === 'unknown' || finding.state === 'warning';
  return (
    <li className="grid grid-cols-[104px_minmax(0,1fr)_auto] gap-x-3 border-t border-hairline py-1.5 first:border-t-0">
      <StateMark state={finding.state} word={t(`check.finding.${finding.state}`)} className="h-5 self-start" />
      <div className="min-w-0">
        {asked ? <p className="font-medium">{finding.statement}</p> : null}
        {loud && finding.remedy ? (
          <p>
            <span className="text-secondary">
              {app(asked ? 'rule.mustActIf' : 'rule.mustAct', { who: app(`mustAct.${finding.mustAct}`) })}
            </span>{' '}
            <span className={asked ? '' : 'font-medium'}>{finding.remedy}</span>
          </p>
        ) : null}
        {asked ? null : <p>{finding.statement}</p>}
        <p className="text-small text-secondary">
          <Basis finding={finding} />
          <Sources sources={finding.sources} inferred={finding.inferred} />
        </p>
      </div>
      <code className="numbers font-mono text-small text-secondary">{finding.ruleId}</code>
    </li>
  );
}

function Basis({ finding }: { readonly finding: Finding }): ReactNode {
  const { t } = useTranslation('requests');
  const { t: app } = useTranslation('app');
  const valueWords = useValueWords();
  const said = (fact: Fact) =>
    `${app(`fact.${fact.kind}`)}: ${valueWords(fact.value)}, ${t(`check.basis.${fact.source}`, { name: fact.by, when: dateText(fact.observedAt, true) })}`;
  // What was never answered is the news; what is known about the rest would hide it.
  const parts =
    finding.missing.length > 0
      ? [`${t('check.missing')}: ${finding.missing.map((kind) => app(`fact.${kind}`)).join(', ')}`]
      : [
          ...(finding.stale.length > 0 ? [`${t('check.stale')}: ${finding.stale.map((kind) => app(`fact.${kind}`)).join(', ')}`] : []),
          ...new Set(finding.facts.map(said)),
        ];
  return parts.length === 0 ? null : <>{parts.join(' · ')} · </>;
}

/** The page and its own date, or that it has none. */
export function Sources(props: { readonly sources: readonly RuleSource[]; readonly inferred: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <>
      {props.inferred ? `${t('letter.inferred')} · ` : null}
      {props.sources.map((source, index) => (
        <span key={source.key} title={source.address}>
          {index > 0 ? '; ' : ''}
          {t('letter.source', { title: source.key, date: source.date ?? t('letter.undated', { date: source.readOn }) })}
        </span>
      ))}
    </>
  );
}
