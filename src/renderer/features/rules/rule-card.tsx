import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownRule } from '../../../contract/rules.ts';
import { Facts } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { SourceLinks } from './source-links.tsx';

/** How many association types there are: a rule stated for all of them need not say so. */
const EVERY = 3;

/** One rule as its edition says it: statement, quotation, what to do and who must, the facts it needs, and where it was read. */
export function RuleCard({ rule, packId }: { readonly rule: ShownRule; readonly packId: string }): ReactNode {
  return (
    <li className="rounded-base border border-hairline bg-raised p-3">
      <RuleText rule={rule} packId={packId} />
    </li>
  );
}

export function RuleText({ rule, packId }: { readonly rule: ShownRule; readonly packId: string }): ReactNode {
  const { t } = useTranslation('rules');
  const { t: app } = useTranslation('app');
  const needs = rule.facts.map(({ kind, knownBy }) => `${app(`fact.${kind}`)} (${t(`rule.knownBy.${knownBy}`)})`);
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <code className="font-mono text-small text-secondary">{rule.id}</code>
        <StateMark chip state={rule.severity === 'blocker' ? 'blocked' : 'warning'} word={t(`rule.${rule.severity}`)} />
        {rule.inferred ? (
          <span className="text-small text-secondary" title={app('source.inferredWhy')}>
            {app('source.inferred')}
          </span>
        ) : null}
      </p>
      <p className="font-medium">{rule.statement}</p>
      {rule.quote === '' ? null : (
        <blockquote className="border-l-2 border-hairline pl-2 text-small text-secondary italic">“{rule.quote}”</blockquote>
      )}
      <Facts
        rows={[
          [t('rule.mustAct'), app(`mustAct.${rule.mustAct}`)],
          [t('rule.remedy'), rule.remedy],
          [t('rule.needs'), needs.length > 0 ? needs.join(', ') : t('rule.noFacts')],
          ...(rule.associations.length < EVERY
            ? ([[t('rule.onlyFor'), rule.associations.map((type) => t(`association.${type}`)).join(', ')]] as const)
            : []),
        ]}
      />
      <SourceLinks sources={rule.sources} packId={packId} />
    </div>
  );
}
