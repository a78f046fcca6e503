import { Link } from '@tanstack/react-router';
import { Bell, ChartColumn, House, Inbox, type LucideIcon, Mails, ScrollText, Settings, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../bridge/desk.tsx';
import { Tooltip } from '../ui/tooltip.tsx';

interface Place {
  readonly to: '/' | '/customers' | '/requests' | '/mails' | '/log' | '/overview' | '/notices' | '/settings';
  readonly word: string;
  readonly keys: string;
  readonly Icon: LucideIcon;
  readonly count?: number | undefined;
}

/** The pages of the desk, in the order of the rail, with the keys that go there. */
export function usePlaces(): readonly Place[] {
  const counts = useStatus().data?.counts;
  return [
    { to: '/', word: 'home', keys: 'G H', Icon: House },
    { to: '/customers', word: 'customers', keys: 'G C', Icon: UsersRound },
    { to: '/requests', word: 'requests', keys: 'G R', Icon: Inbox, count: counts?.waitingForUs },
    { to: '/mails', word: 'mails', keys: 'G M', Icon: Mails, count: counts?.waitingLetters },
    { to: '/log', word: 'log', keys: 'G L', Icon: ScrollText },
    { to: '/overview', word: 'overview', keys: 'G O', Icon: ChartColumn },
    { to: '/notices', word: 'notices', keys: 'G N', Icon: Bell, count: counts?.unreadNotices },
    { to: '/settings', word: 'settings', keys: 'G S', Icon: Settings },
  ];
}

/** 184 px with words; 52 px with icons alone below 1,100 px, where the words stay for screen readers. */
export function Rail(): ReactNode {
  const { t } = useTranslation('app');
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex w-13 shrink-0 flex-col gap-0.5 border-r border-hairline bg-sunken p-2 min-[1100px]:w-46"
    >
      <p className="mb-2 flex h-8 items-center gap-2 px-2 font-semibold">
        <span aria-hidden className="grid size-5 place-items-center rounded-small bg-accent-solid text-small text-on-accent">
          C
        </span>
        <span className="hidden min-[1100px]:inline">Consent Desk</span>
      </p>
      {usePlaces().map(({ to, word, keys, Icon, count }) => (
        <Tooltip key={to} text={t(`nav.${word}`)} keys={keys} side="right">
          <Link
            to={to}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            className="relative flex h-8 items-center gap-2 rounded-base px-2 text-secondary hover:bg-hover hover:text-text data-[status=active]:bg-accent-soft data-[status=active]:font-medium data-[status=active]:text-text last:mt-auto"
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden className="mx-0.5 shrink-0" />
            <span className="sr-only min-[1100px]:not-sr-only">{t(`nav.${word}`)}</span>{' '}
            {count ? (
              <span className="numbers absolute top-0 right-0 inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-accent-solid px-1 text-small text-on-accent min-[1100px]:static min-[1100px]:ml-auto min-[1100px]:h-5 min-[1100px]:min-w-5 min-[1100px]:rounded-small min-[1100px]:font-medium">
                <span className="sr-only">{t('nav.waiting')} </span>
                {count}
              </span>
            ) : null}
          </Link>
        </Tooltip>
      ))}
    </nav>
  );
}
