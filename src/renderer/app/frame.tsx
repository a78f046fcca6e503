import { Outlet } from '@tanstack/react-router';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../bridge/desk.tsx';
import { Loading } from '../ui/states.tsx';
import { LinkNote } from './link-note.tsx';
import { Notes } from './notes.tsx';
import { PaletteKeys } from './palette-keys.tsx';
import { PauseCommand } from './paused-note.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Rail, top bar, what must always be said, and the page. */
export function Frame(): ReactNode {
  const { t } = useTranslation('app');
  const status = useStatus().data;
  return (
    <div className="flex h-full">
      <button
        type="button"
        onClick={() => document.getElementById('page')?.focus()}
        className="absolute top-1 left-1 z-50 -translate-y-20 rounded-base bg-accent-solid px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        {t('skip')}
      </button>
      <Rail />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="shrink-0">
          <TopBar />
          {status?.simulated ? (
            <p role="note" className="shrink-0 bg-accent-solid px-5 py-0.5 text-small font-medium text-on-accent">
              {t('simulated')}
            </p>
          ) : null}
          <Notes />
          <LinkNote />
        </header>
        <main id="page" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <PaletteKeys />
      <PauseCommand />
    </div>
  );
}
