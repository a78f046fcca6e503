import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function ConsentPage(): ReactNode {
  const { t } = useTranslation('app');
  return <Page title={t('nav.requests')}>{null}</Page>;
}
