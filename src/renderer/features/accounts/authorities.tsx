import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CertificateFacts } from '../../../contract/accounts.ts';
import { dateText } from '../../ui/time.tsx';

/** Whose certificates these are, and until when they hold. */
export function Authorities(props: { readonly list: readonly CertificateFacts[]; readonly label: string }): ReactNode {
  const { t } = useTranslation('accounts');
  const now = Date.now();
  return (
    <ul aria-label={props.label} className="flex flex-col gap-1">
      {props.list.map(({ subject, validFrom, validTo, authority }, index) => {
        const until = { date: dateText(validTo) };
        const over = Date.parse(validTo) < now;
        const early = Date.parse(validFrom) > now;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be called the same; the list is shown as it is
          <li key={`${index} ${subject}`}>
            <span className="font-medium">{subject || t('network.noSubject')}</span>{' '}
            <span className={over || early ? 'text-blocked' : 'text-secondary'}>
              {over ? t('network.expired', until) : early ? t('network.notYet', { date: dateText(validFrom) }) : t('network.until', until)}
            </span>
            {authority ? null : <span className="block text-small text-unknown">{t('network.noAuthority')}</span>}
          </li>
        );
      })}
    </ul>
  );
}
