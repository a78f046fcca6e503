import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '../../../core/account/account.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Button } from '../../ui/button.tsx';
import { Refused } from './refused.tsx';

/** For a desk that could not be opened: after the database was put right, or the disk has room again. */
export function OpenAgain(props: { readonly account: AccountId }): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask } = useBridge();
  const open = useMutation(ask.accounts.openAgain.mutationOptions());
  return (
    <>
      <Button busy={open.isPending} onClick={() => open.mutate({ account: props.account })}>
        {t('openAgain')}
      </Button>
      {open.error ? <Refused error={open.error} /> : null}
    </>
  );
}
