import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackComparison, PackRow, ShownRule } from '../../../contract/rules.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Loading } from '../../ui/states.tsx';
import { usePackWords } from './pack-words.ts';
import { RuleText } from './rule-card.tsx';

/** What changed from one edition to another, side by side: first what is new, then what is gone, then what reads otherwise. */
export function Comparison(props: {
  readonly from: string;
  readonly to: string;
  readonly onBack: () => void;
  readonly onSwap: () => void;
}): ReactNode {
  const { t } = useTranslation('rules');
  const { ask } = useBridge();
  const account = useAccount();
  const { from, to } = props;
  const changes = useQuery(ask.rules.changes.queryOptions({ input: { account, from, to } }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section aria-label={t('compare.title')} tabIndex={0} className="min-h-0 flex-1 overflow-auto p-5 outline-offset-[-2px]">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Button look="quiet" keys="Esc" onClick={props.onBack}>
          {t('compare.back')}
        </Button>
        <h2 className="text-title font-semibold">{t('compare.title')}</h2>
        <Button onClick={props.onSwap} className="ml-auto">
          {t('compare.swap')}
        </Button>
      </div>
      {changes.isPending ? <Loading /> : null}
      {changes.isError ? <FaultPanel fault={faultOf(changes.error)} onRetry={() => void changes.refetch()} /> : null}
      {changes.data ? <Changes changes={changes.data} /> : null}
    </section>
  );
}

function Changes({ changes }: { readonly changes: PackComparison }): ReactNode {
  const { t } = useTranslation('rules');
  const words = usePackWords();
  const { from, to, added, removed, changed, same, limitsDiffer } = changes;
  const differ = added.length + removed.length + changed.length > 0;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-x-4">
        <Edition row={from} side="before" />
        <Edition row={to} side="after" />
      </div>
      {limitsDiffer ? (
        <Group title={t('compare.limits')}>
          <Pair before={words.limits(from)} after={words.limits(to)} />
        </Group>
      ) : null}
      {differ ? null : <p className="text-secondary">{t('compare.nothing')}</p>}
      {added.length > 0 ? (
        <Group title={t('compare.added')}>
          {added.map((rule) => (
            <Pair key={rule.id} before={null} after={<RuleText rule={rule} packId={to.id} />} />
          ))}
        </Group>
      ) : null}
      {removed.length > 0 ? (
        <Group title={t('compare.removed')}>
          {removed.map((rule) => (
            <Pair key={rule.id} before={<RuleText rule={rule} packId={from.id} />} after={null} />
          ))}
        </Group>
      ) : null}
      {changed.length > 0 ? (
        <Group title={t('compare.changed')}>
          {changed.map((one) => (
            <Changed key={one.after.id} {...one} from={from.id} to={to.id} />
          ))}
        </Group>
      ) : null}
      {same.length > 0 ? <p className="text-secondary">{t('compare.same', { ids: same.join(', ') })}</p> : null}
    </div>
  );
}

function Changed(props: {
  readonly before: ShownRule;
  readonly after: ShownRule;
  readonly differs: PackComparison['changed'][number]['differs'];
  readonly from: string;
  readonly to: string;
}): ReactNode {
  const { t } = useTranslation('rules');
  const what = props.differs.map((part) => t(`compare.part.${part}`)).join(', ');
  return (
    <div>
      <p className="mb-1 text-small text-secondary">
        {props.after.id} · {t('compare.differs', { what })}
      </p>
      <Pair before={<RuleText rule={props.before} packId={props.from} />} after={<RuleText rule={props.after} packId={props.to} />} />
    </div>
  );
}

function Edition({ row, side }: { readonly row: PackRow; readonly side: 'before' | 'after' }): ReactNode {
  const { t } = useTranslation('rules');
  const words = usePackWords();
  return (
    <div>
      <p className="text-small text-secondary">{t(`compare.${side}`)}</p>
      <p className="font-medium">{row.title}</p>
      <p className="numbers text-small text-secondary">{words.edition(row)}</p>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <h3 className="border-b border-hairline pb-1 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

/** Null: the rule is not in that edition. */
function Pair({ before, after }: { readonly before: ReactNode; readonly after: ReactNode }): ReactNode {
  const { t } = useTranslation('rules');
  const absent = <p className="text-secondary">{t('compare.absent')}</p>;
  return (
    <div className="grid grid-cols-2 gap-x-4">
      <div className="min-w-0 rounded-base border border-hairline bg-sunken p-3">{before ?? absent}</div>
      <div className="min-w-0 rounded-base border border-hairline bg-raised p-3">{after ?? absent}</div>
    </div>
  );
}
