import { useNavigate } from '@tanstack/react-router';
import { Bookmark, Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccount } from '../../bridge/desk.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { type ListSearch, narrowed } from './question.ts';
import { givenViews, sameView, useSavedViews } from './saved-views.ts';

/** Views of the list by name, and one that a person keeps as theirs. */
export function ViewsMenu({ search }: { readonly search: ListSearch }): ReactNode {
  const { t } = useTranslation('customers');
  const account = useAccount();
  const navigate = useNavigate();
  const { mine, keep } = useSavedViews();
  const own = mine[account];
  const views: readonly (readonly [name: string, view: ListSearch])[] = [
    ['everyone', givenViews.everyone],
    ...(own ? [['mine', own] as const] : []),
    ['blocked', givenViews.blocked],
    ['notChecked', givenViews.notChecked],
  ];
  const now = views.find(([, view]) => sameView(view, search))?.[0];
  const word = t(`views.${now ?? 'own'}`);
  const shown = (view: ListSearch) => void navigate({ to: '.', search: view as never });
  return (
    <Menu
      label={t('views.label')}
      trigger={
        <Button aria-label={`${t('views.label')}: ${word}`}>
          {word} <ChevronDown size={14} aria-hidden />
        </Button>
      }
      items={[
        ...views.map(([name, view]) => ({
          label: t(`views.${name}`),
          icon: <Check size={14} aria-hidden className={name === now ? '' : 'invisible'} />,
          run: () => shown(view),
        })),
        {
          label: t('views.keep'),
          icon: <Bookmark size={14} aria-hidden />,
          disabled: !narrowed(search) || now !== undefined,
          run: () => {
            keep(account, search);
            toast(t('views.kept'));
          },
        },
      ]}
    />
  );
}
