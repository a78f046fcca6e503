import { Link } from '@tanstack/react-router';
import { KeyRound, LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary } from '../../../contract/accounts.ts';

/** Says what has to be done about the keys; nothing while they are where they belong. */
export function KeyState(props: Pick<AccountSummary, 'account' | 'keys'> & { readonly here?: boolean }): ReactNode {
  const { t } = useTranslation('accounts');
  if (props.keys !== 'missing' && props.keys !== 'locked') return null;
  const Icon = props.keys === 'locked' ? LockKeyhole : KeyRound;
  return (
    <p className="flex items-start gap-1.5 text-unknown">
      <Icon size={14} aria-hidden className="mt-0.75 shrink-0" />
      <span>
        {t(`keyState.${props.keys}`)}{' '}
        {props.here || props.keys === 'locked' ? null : (
          <Link to="/accounts/$account" params={{ account: props.account }} className="underline">
            {t('keyState.give')}
          </Link>
        )}
      </span>
    </p>
  );
}
