import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ListChecks, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { countText } from '../../ui/count.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { clearPicked, usePicked, usePickedCount } from './picked.ts';
import { type ListSearch, narrowed, questionOf } from './question.ts';

/** Plans a check of the chosen rows, else of all that match, else of everybody; the plan is shown before anything runs. */
export function CheckMany({ search, total }: { readonly search: ListSearch; readonly total: number | null }): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const { ask, client } = useBridge();
  const account = useAccount();
  const navigate = useNavigate();
  const picked = usePickedCount(account);
  const kind = picked > 0 ? 'picked' : narrowed(search) ? 'filtered' : 'everybody';
  const count = picked > 0 ? picked : (total ?? 0);
  const plan = useMutation({
    mutationFn: () => {
      const { search: words, filters } = questionOf(search);
      return client.checkMany.plan({
        account,
        again: false,
        selection:
          kind === 'picked'
            ? { kind, customerIds: [...usePicked.getState().ids] }
            : kind === 'filtered'
              ? { kind, search: words, filters }
              : { kind },
      });
    },
    onSuccess: () => {
      clearPicked();
      void navigate({ to: '/check-many' });
    },
  });
  const { planned, current } = useQuery(ask.checkMany.state.queryOptions({ input: { account } })).data ?? {};
  const label = t(`many.${kind}`, { count, shown: countText(count) });
  useCommand({ id: 'customers.checkMany', label: t('many.command'), group: app('group.list'), run: () => plan.mutate(), when: count > 0 });
  if (count === 0) return null;
  return (
    <>
      {plan.error ? <FaultLine fault={faultOf(plan.error)} /> : null}
      {planned || current ? (
        <Link to="/check-many" className="text-accent underline">
          {t(current?.batch.state === 'running' ? 'many.running' : 'many.see')}
        </Link>
      ) : null}
      {picked > 0 ? <IconButton label={t('many.clear')} icon={<X size={14} aria-hidden />} onClick={clearPicked} /> : null}
      <Button
        hint={t('many.hint')}
        icon={<ListChecks size={14} aria-hidden />}
        look={picked > 0 ? 'primary' : 'normal'}
        busy={plan.isPending}
        onClick={() => plan.mutate()}
      >
        {label}
      </Button>
    </>
  );
}
