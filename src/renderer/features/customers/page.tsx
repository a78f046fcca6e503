import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';

export function CustomersPage(): ReactNode {
  const { t } = useTranslation('customers');
  return <Page title={t('title')}>{null}</Page>;
}
