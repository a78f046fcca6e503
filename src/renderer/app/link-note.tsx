import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Link2Off } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { linkProblem } from './search.ts';

/** A link or a file from outside could not be opened: the page stays home and says why, until the person has read it. */
export function LinkNote(): ReactNode {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const why = useRouterState({ select: ({ location }) => (location.pathname === '/' ? linkProblem(location.search) : undefined) });
  if (why === undefined) return null;
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-hairline bg-unknown-soft px-5 py-1 text-unknown"
    >
      <Link2Off size={14} aria-hidden />
      <span>{t(`link.${why}`)}</span>
      <Button onClick={() => void navigate({ to: '/', search: {}, replace: true })}>{t('link.read')}</Button>
    </div>
  );
}
