import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountId } from '../../../core/account/account.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { Button } from '../../ui/button.tsx';
import { CallResults } from './call-results.tsx';
import { Refused } from './refused.tsx';

/** The reading calls once more, with the keys that are kept. */
export function TestPart(props: { readonly account: AccountId }): ReactNode {
  const { t } = useTranslation('accounts');
  const { ask } = useBridge();
  const test = useMutation(ask.accounts.tryKept.mutationOptions());
  return (
    <div className="flex flex-col gap-2">
      <p className="text-secondary">{t('test.lead')}</p>
      <div>
        <Button busy={test.isPending} onClick={() => test.mutate({ account: props.account })}>
          {t(test.isPending ? 'test.running' : test.data ? 'test.again' : 'test.run')}
        </Button>
      </div>
      <div aria-live="polite">
        {test.data ? <CallResults results={test.data} /> : null}
        {test.error ? <Refused error={test.error} /> : null}
      </div>
    </div>
  );
}
