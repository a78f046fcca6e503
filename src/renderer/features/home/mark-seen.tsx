import { useMutation } from '@tanstack/react-query';
import { CheckCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';

/** Up to the newest line that was shown: what came meanwhile stays new. */
export function MarkSeen({ newest }: { readonly newest: number }): ReactNode {
  const { t } = useTranslation('home');
  const { t: app } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const seen = useMutation(ask.home.seen.mutationOptions());
  const mark = () => seen.mutate({ account, newest });
  useCommand({ id: 'home.seen', label: t('markSeen'), keys: 'S', group: app('group.data'), run: mark });
  return (
    <>
      {seen.error ? <FaultLine fault={faultOf(seen.error)} /> : null}
      <Button keys="S" hint={t('markSeenHint')} busy={seen.isPending} icon={<CheckCheck size={14} aria-hidden />} onClick={mark}>
        {t('markSeen')}
      </Button>
    </>
  );
}
