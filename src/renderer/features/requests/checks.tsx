import { Link } from '@tanstack/react-router';
import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Step, Verdict } from '../../../core/rule/finding.ts';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { Summary } from '../../ui/summary.tsx';
import { Age } from '../../ui/time.tsx';
import { ordered, tally } from './finding-order.ts';
import { FindingRow } from './finding-row.tsx';
import type { useRecheck } from './use-request.ts';

/** Both checks at this minute, the one that counts now in full: what blocks and what nobody knows first, the rest folded away. */
export function Checks(props: {
  readonly verdicts: readonly Verdict[];
  /** The step that the next act has to pass; the other one stands folded below it. */
  readonly step: Step;
  readonly customerId: string;
  readonly offline: boolean;
  readonly recheck: ReturnType<typeof useRecheck>;
}): ReactNode {
  const { t } = useTranslation('requests');
  const { recheck, offline } = props;
  useCommand({ id: 'request.recheck', label: t('check.again'), keys: 'R', group: t('title'), run: recheck.again, when: !offline });
  return (
    <Panel
      title={t('check.title')}
      aside={
        <>
          {recheck.checkedAt ? <Age at={recheck.checkedAt} /> : null}
          <Button
            keys="R"
            icon={<RefreshCw size={14} aria-hidden />}
            busy={recheck.running}
            disabled={offline}
            hint={offline ? t('check.offline') : t('check.again')}
            onClick={recheck.again}
          >
            {t(recheck.running ? 'check.running' : 'check.again')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        {offline ? <p className="text-secondary">{t('check.offline')}</p> : null}
        {recheck.error && !offline ? <FaultLine fault={faultOf(recheck.error)} /> : null}
        {props.verdicts.length === 0 ? <p className="text-secondary">{t('check.none')}</p> : null}
        {props.verdicts
          .filter((verdict) => verdict.step === props.step)
          .map((verdict) => (
            <section key={verdict.step} aria-label={t(`check.${verdict.step}.${verdict.side}`)}>
              <h3 className="flex flex-wrap items-center gap-x-2">
                <VerdictLine verdict={verdict} />
              </h3>
              <Findings verdict={verdict} customerId={props.customerId} />
            </section>
          ))}
        {props.verdicts
          .filter((verdict) => verdict.step !== props.step)
          .map((verdict) => (
            <details key={verdict.step} className="border-t border-hairline pt-2">
              <Summary>
                <VerdictLine verdict={verdict} />
              </Summary>
              <Findings verdict={verdict} customerId={props.customerId} />
            </details>
          ))}
      </div>
    </Panel>
  );
}

function VerdictLine({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <>
      <span className="font-medium text-text">{t(`check.${verdict.step}.${verdict.side}`)}</span>
      <StateMark chip state={verdict.state} word={t(`check.state.${verdict.state}`)} />
      <span className="font-normal text-secondary">{t(`check.summary.${verdict.state}`, tally(verdict))}</span>
    </>
  );
}

function Findings(props: { readonly verdict: Verdict; readonly customerId: string }): ReactNode {
  const { t } = useTranslation('requests');
  const { verdict } = props;
  const { loud, quiet } = ordered(verdict.findings);
  const pack = <p className="mt-1 text-small text-secondary">{t('check.pack', { title: verdict.packTitle, date: verdict.packReadOn })}</p>;
  return (
    <>
      {loud.length > 0 ? (
        <ul className="mt-1">
          {loud.map((finding) => (
            <FindingRow key={finding.ruleId} finding={finding} />
          ))}
        </ul>
      ) : null}
      {loud.some((finding) => finding.state === 'unknown') ? (
        <p className="mt-1">
          <Link
            to="/customers/$customerId"
            params={{ customerId: props.customerId }}
            search={{}}
            className="text-accent underline underline-offset-2"
          >
            {t('check.answer')}
          </Link>
        </p>
      ) : null}
      {quiet.length > 0 ? (
        <details className="mt-1">
          <Summary>{t('check.quiet', { count: quiet.length })}</Summary>
          <ul>
            {quiet.map((finding) => (
              <FindingRow key={finding.ruleId} finding={finding} />
            ))}
          </ul>
          {pack}
        </details>
      ) : (
        pack
      )}
    </>
  );
}
