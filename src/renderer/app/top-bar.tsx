import { useRouter } from '@tanstack/react-router';
import { ArrowLeft, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../bridge/desk.tsx';
import { IconButton } from '../ui/button.tsx';
import { useCommand } from '../ui/commands.ts';
import { Kbd } from '../ui/kbd.tsx';
import { AccountMenu } from './account-menu.tsx';
import { usePalette } from './palette-state.ts';
import { SyncMark } from './sync-mark.tsx';

/** Back, the account, search or command, and how old the data is. */
export function TopBar(): ReactNode {
  const { t } = useTranslation('app');
  const router = useRouter();
  const status = useStatus().data;
  const back = () => router.history.back();
  useCommand({ id: 'back', label: t('back'), keys: 'Alt+ArrowLeft', group: t('group.go'), run: back });
  return (
    <div className="flex h-11 shrink-0 items-center gap-2 border-b border-hairline px-3">
      <IconButton label={t('back')} keys="Alt+ArrowLeft" icon={<ArrowLeft size={16} aria-hidden />} onClick={back} />
      <AccountMenu />
      <button
        type="button"
        onClick={() => usePalette.setState({ open: 'palette' })}
        className="mx-auto flex h-7 w-[min(380px,40vw)] items-center gap-2 rounded-base border border-hairline bg-sunken px-2 text-secondary hover:border-edge"
      >
        <Search size={14} aria-hidden />
        <span className="truncate">{t('palette.open')}</span>
        <span className="ml-auto">
          <Kbd keys="Ctrl+K" />
        </span>
      </button>
      {status ? <SyncMark status={status} /> : null}
    </div>
  );
}
