import { useNavigate, useRouter } from '@tanstack/react-router';
import { Check, ChevronsUpDown, List, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { App } from '../../contract/desk.ts';
import type { AccountId } from '../../core/account/account.ts';
import { useAccount, useApp } from '../bridge/desk.tsx';
import { openAccount } from '../bridge/open-account.ts';
import { AccountMark } from '../ui/account-mark.tsx';
import { Button } from '../ui/button.tsx';
import { useCommand } from '../ui/commands.ts';
import { Menu } from '../ui/menu.tsx';
import { SimulatedMark } from '../ui/simulated-mark.tsx';

type Account = App['accounts'][number];

/** Which account is open, and the way to the others. */
export function AccountMenu(): ReactNode {
  const { t } = useTranslation('app');
  const shown = useAccount();
  const accounts = useApp().data?.accounts ?? [];
  const navigate = useNavigate();
  const switchTo = useSwitch();
  const toAll = () => void navigate({ to: '/accounts' });
  const toNew = () => void navigate({ to: '/accounts/new' });
  useCommand({ id: 'accounts', label: t('goTo', { page: t('account.page') }), keys: 'G A', group: t('group.go'), run: toAll });
  useCommand({ id: 'add account', label: t('account.add'), group: t('account.group'), run: toNew });
  const open = accounts.find(({ account }) => account === shown);
  if (!open) return null;
  const line = (one: Account) => [one.name, t(`site.${one.site}`), ...(one.simulated ? [t('account.simulated')] : [])].join(' · ');
  return (
    <>
      <Menu
        label={t('account.group')}
        trigger={
          <Button look="quiet" hint={line(open)}>
            <span className="sr-only">{t('account.shown')}</span> <AccountMark colour={open.colour} />
            <span className="max-w-[min(260px,22vw)] truncate">{open.name}</span>{' '}
            <span className="font-normal text-secondary">· {t(`site.${open.site}`)}</span> {open.simulated ? <SimulatedMark /> : null}
            <ChevronsUpDown size={12} aria-hidden className="text-secondary" />
          </Button>
        }
        items={[
          ...accounts.map((one) => ({
            label: line(one),
            icon: <AccountIcon colour={one.colour} here={one.account === shown} />,
            run: () => switchTo(one.account),
          })),
          { label: t('account.all'), icon: <List size={14} aria-hidden />, run: toAll },
          { label: t('account.add'), icon: <Plus size={14} aria-hidden />, run: toNew },
        ]}
      />
      {accounts.map((one, index) => (
        <SwitchKey key={one.account} account={one} keys={index < 9 ? `G ${index + 1}` : undefined} here={one.account === shown} />
      ))}
    </>
  );
}

function AccountIcon(props: { readonly colour: Account['colour']; readonly here: boolean }): ReactNode {
  return (
    <span className="inline-flex w-7 shrink-0 items-center gap-1">
      <AccountMark colour={props.colour} />
      {props.here ? <Check size={12} aria-hidden /> : null}
    </span>
  );
}

function SwitchKey(props: { readonly account: Account; readonly keys: string | undefined; readonly here: boolean }): ReactNode {
  const { t } = useTranslation('app');
  const { account, name } = props.account;
  const switchTo = useSwitch();
  useCommand({
    id: `open account ${account}`,
    label: t('account.switch', { name }),
    keys: props.keys,
    group: t('account.group'),
    when: !props.here,
    run: () => switchTo(account),
  });
  return null;
}

/** To the same page of the other account; what is about one customer or request goes to its list. */
function useSwitch(): (account: AccountId) => void {
  const { history } = useRouter();
  const shown = useAccount();
  return (account) => {
    if (account === shown) return;
    const lists = ['/customers', '/requests', '/log', '/overview', '/notices', '/settings', '/accounts'] as const;
    const path = history.location.pathname;
    openAccount(account);
    // Past the router, for which the same page of another account is no step: Back has to lead to the account where one was.
    history.push(lists.find((list) => path === list || path.startsWith(`${list}/`)) ?? '/');
  };
}
