import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const look = 'inline-flex h-7 items-center rounded-base border border-edge bg-raised px-2.5 hover:bg-hover';

/** To the pages on which the log leaves as a file, by the words and filters that are set, and on which another one comes in. */
export function LogFileLinks(): ReactNode {
  const { t } = useTranslation('log');
  const { entry: _entry, ...address } = useSearch({ from: '/log' });
  return (
    <>
      <Link to="/log/import" className={look}>
        {t('bringIn')}
      </Link>
      <Link to="/log/export" search={address} className={look}>
        {t('export')}
      </Link>
    </>
  );
}
