import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

export function NotFoundPage(): ReactNode {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        title={t('notFound.words')}
        action={
          <Link to="/" className="text-accent underline">
            {t('nav.home')}
          </Link>
        }
      />
    </Page>
  );
}
