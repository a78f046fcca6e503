import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackPage, PackRow } from '../../../contract/rules.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { AlertDialog } from '../../ui/dialog.tsx';
import { FaultLine, FaultPanel } from '../../ui/fault-panel.tsx';
import { Select } from '../../ui/field.tsx';
import { Loading } from '../../ui/states.tsx';
import { PackHead } from './pack-head.tsx';
import { editionDay, usePackWords } from './pack-words.ts';
import { RuleCard } from './rule-card.tsx';

/** One edition to be read: what it is, whether it is in use, and each of its rules. */
export function PackDetail(props: {
  readonly id: string;
  readonly packs: readonly PackRow[];
  readonly onClose: () => void;
  readonly onCompare: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation('rules');
  const { ask } = useBridge();
  const account = useAccount();
  const { id } = props;
  const page = useQuery(ask.rules.pack.queryOptions({ input: { account, id } }));
  const back = (
    <Button look="quiet" keys="Esc" onClick={props.onClose} className="self-start">
      {t('pack.back')}
    </Button>
  );
  if (page.isPending) return <Loading />;
  if (page.isError)
    return (
      <div className="flex flex-col gap-3 p-5">
        {back}
        <FaultPanel fault={faultOf(page.error)} onRetry={() => void page.refetch()} />
      </div>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <div tabIndex={0} className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto p-5 outline-offset-[-2px]">
      <div className="flex flex-wrap items-end justify-between gap-2">
        {back}
        <CompareWith row={page.data.row} packs={props.packs} onCompare={props.onCompare} />
      </div>
      <PackContent page={page.data} />
      {page.data.row.added ? <Remove row={page.data.row} by={page.data.row.added.by} onRemoved={props.onClose} /> : null}
    </div>
  );
}

/** Also what the preview of an import shows. */
export function PackContent({ page }: { readonly page: PackPage }): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <>
      <PackHead page={page} />
      <h3 className="font-semibold">{t('pack.rules')}</h3>
      <ul className="flex flex-col gap-2">
        {page.rules.map((rule) => (
          <RuleCard key={rule.id} rule={rule} packId={page.row.id} />
        ))}
      </ul>
    </>
  );
}

/** First the editions of the same check, which one would compare with. */
function CompareWith(props: {
  readonly row: PackRow;
  readonly packs: readonly PackRow[];
  readonly onCompare: (id: string) => void;
}): ReactNode {
  const { t } = useTranslation('rules');
  const words = usePackWords();
  const { row } = props;
  const near = (other: PackRow) =>
    Number(other.key.site !== row.key.site) * 4 +
    Number(words.checks(other) !== words.checks(row)) * 2 +
    Number(words.partners(other) !== words.partners(row));
  const others = props.packs
    .filter(({ id }) => id !== row.id)
    .toSorted((one, other) => near(one) - near(other) || editionDay(other).localeCompare(editionDay(one)));
  return (
    <Select
      label={t('compare.with')}
      value=""
      options={[
        { value: '', label: t('compare.choose') },
        ...others.map((other) => ({
          value: other.id,
          label: `${t(`site.${other.key.site}`)}: ${words.checks(other)} (${words.partners(other)}), ${words.edition(other)}`,
        })),
      ]}
      onChange={(id) => id !== '' && props.onCompare(id)}
      className="w-80 max-w-full"
    />
  );
}

function Remove({ row, by, onRemoved }: { readonly row: PackRow; readonly by: string; readonly onRemoved: () => void }): ReactNode {
  const { t } = useTranslation('rules');
  const { ask } = useBridge();
  const account = useAccount();
  const [asking, setAsking] = useState(false);
  const remove = useMutation(ask.rules.remove.mutationOptions({ onSuccess: onRemoved }));
  return (
    <div className="flex flex-col items-start gap-2 border-t border-hairline pt-3">
      <Button busy={remove.isPending} onClick={() => setAsking(true)}>
        {t('pack.remove')}
      </Button>
      {remove.error ? <FaultLine fault={faultOf(remove.error)} /> : null}
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('pack.removeConfirm', { title: row.title })}
        description={t('pack.removeBody', { name: by })}
        confirm={t('pack.remove')}
        onConfirm={() => {
          setAsking(false);
          remove.mutate({ account, id: row.id });
        }}
      />
    </div>
  );
}
