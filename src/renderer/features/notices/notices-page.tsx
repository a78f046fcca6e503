import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function NoticesPage(): ReactNode {
  const { t } = useTranslation('app');
  return <Page title={t('nav.notices')}>{null}</Page>;
}
