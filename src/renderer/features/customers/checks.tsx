import { Tabs } from '@base-ui/react/tabs';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import type { Finding, Verdict } from '../../../core/rule/finding.ts';
import { Button } from '../../ui/button.tsx';
import { RuleRow } from '../../ui/rule-row.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { StaleClock } from '../../ui/states.tsx';
import { Summary } from '../../ui/summary.tsx';
import { DateText } from '../../ui/time.tsx';
import { questionId } from './question-id.ts';

/** The one finding where no page was found: there is no edition to open. */
const NO_RULES = 'no-rules';

const keyOf = (verdict: Verdict) => `${verdict.side}-${verdict.step}`;
const weight = { violated: 0, unknown: 1, warning: 2, satisfied: 3, 'not-applicable': 4 } as const;
/** What blocks first, in the order in which the remedies have to be done. */
const byUrgency = (one: Finding, other: Finding) =>
  weight[one.state] - weight[other.state] || (one.order || 99) - (other.order || 99) || one.ruleId.localeCompare(other.ruleId);

/** The account check, which runs twice: when a request is submitted and when the other side agrees. One row per rule. */
export function Checks({ card }: { readonly card: CustomerCard }): ReactNode {
  const { t } = useTranslation('customers');
  const [chosen, setChosen] = useState<string | null>(null);
  const first = card.verdicts[0];
  if (!first) return null;
  const now = chosen ?? keyOf(first);
  return (
    <Tabs.Root
      value={now}
      onValueChange={(value: string) => setChosen(value)}
      className="overflow-hidden rounded-base border border-hairline bg-raised"
    >
      <Tabs.List aria-label={t('checks')} className="grid auto-cols-fr grid-flow-col border-b border-hairline bg-sunken">
        {card.verdicts.map((verdict) => (
          <Tabs.Tab
            key={keyOf(verdict)}
            value={keyOf(verdict)}
            className="flex cursor-default flex-col items-start gap-0.5 border-b-2 border-transparent px-3 py-2 text-left outline-offset-[-2px] data-active:border-accent data-active:bg-raised"
          >
            <span className="text-small text-secondary">{t(`step.${verdict.side}-${verdict.step}`)}</span>{' '}
            <span className="flex flex-wrap items-center gap-x-2">
              <StateMark state={verdict.state} />{' '}
              <span className="numbers text-small text-secondary">
                <Why verdict={verdict} />
              </span>
            </span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {card.verdicts.map((verdict) => (
        <Tabs.Panel key={keyOf(verdict)} value={keyOf(verdict)} className="px-3 outline-offset-[-2px]">
          <Findings verdict={verdict} asked={card.checklist} />
          <Ages verdict={verdict} />
        </Tabs.Panel>
      ))}
      {card.gatewayDiffers.length > 0 ? <GatewayDiffers items={card.gatewayDiffers} /> : null}
    </Tabs.Root>
  );
}

function Why({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation('customers');
  const judged = verdict.findings.filter((finding) => finding.state !== 'not-applicable');
  const count = (state: Finding['state']) => judged.filter((finding) => finding.state === state).length;
  if (verdict.state === 'blocked') return t('whyBlocked', { count: count('violated'), of: judged.length });
  const missing = new Set(judged.flatMap((finding) => [...finding.missing, ...finding.stale])).size;
  // A rule may be open though every fact is there: the documents do not say.
  if (verdict.state === 'unknown') return missing > 0 ? t('whyUnknown', { count: missing }) : t('whyOpen', { count: count('unknown') });
  return t('whyAllowed', { count: judged.length });
}

function Findings({ verdict, asked }: { readonly verdict: Verdict; readonly asked: CustomerCard['checklist'] }): ReactNode {
  const { t } = useTranslation('customers');
  const sorted = [...verdict.findings].sort(byUrgency);
  const open = sorted.filter((finding) => weight[finding.state] < weight.satisfied);
  const fine = sorted.filter((finding) => weight[finding.state] >= weight.satisfied);
  return (
    <>
      <ul>
        {open.map((finding) => (
          <RuleRow key={finding.ruleId} finding={finding} action={<ToQuestion finding={finding} asked={asked} />} />
        ))}
      </ul>
      {fine.length > 0 ? (
        <details className="border-t border-hairline py-0.5 first:border-t-0">
          <Summary>{t('satisfied', { count: fine.length })}</Summary>
          <ul>
            {fine.map((finding) => (
              <RuleRow key={finding.ruleId} finding={finding} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** Leads from a rule to the question of the checklist that it waits for. */
function ToQuestion({ finding, asked }: { readonly finding: Finding; readonly asked: CustomerCard['checklist'] }): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const row = asked.find(({ kind }) => finding.missing.includes(kind) || finding.stale.includes(kind));
  if (!row) return null;
  return (
    <Button size="line" onClick={() => document.getElementById(questionId(row))?.focus()}>
      {t(`askWhom.${row.askWhom}`)} · {t('recordAnswer')}
      <span className="sr-only">: {app(`fact.${row.kind}`)}</span>
    </Button>
  );
}

function Ages({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation('customers');
  const oldest = verdict.findings
    .flatMap((finding) => finding.facts)
    .map((fact) => fact.observedAt)
    .sort()[0];
  return (
    <p className="flex flex-wrap items-center gap-x-3 border-t border-hairline py-1.5 text-small text-secondary">
      {oldest ? <StaleClock at={oldest} /> : null}
      <span>
        <Link
          to="/rules"
          search={verdict.findings.some(({ ruleId }) => ruleId === NO_RULES) ? {} : { pack: verdict.packId }}
          className="underline"
        >
          {t('pack', { title: verdict.packTitle })} <DateText at={verdict.packReadOn} />
        </Link>
      </span>
      {verdict.validUntil ? (
        <span>
          {t('validUntil')} <DateText at={verdict.validUntil} time />
        </span>
      ) : null}
    </p>
  );
}

/** Where the gateway's own check says something else: beside ours, never instead of it. */
function GatewayDiffers({ items }: { readonly items: CustomerCard['gatewayDiffers'] }): ReactNode {
  const { t } = useTranslation('customers');
  return (
    <div className="border-t border-hairline bg-unknown-soft px-3 py-2">
      <p className="font-medium text-unknown">{t('gatewayDiffers')}</p>
      <ul>
        {items.map((item) => (
          <li key={`${item.side} ${item.step} ${item.code}`} className="flex flex-wrap items-center gap-x-2">
            <StateMark
              state={item.gatewayPassed ? 'satisfied' : 'violated'}
              word={item.gatewayPassed ? t('gatewayPassed') : t('gatewayFailed')}
            />
            {item.statement}{' '}
            <span className="text-small text-secondary">
              {item.code}, {t(`step.${item.side}-${item.step}`)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
