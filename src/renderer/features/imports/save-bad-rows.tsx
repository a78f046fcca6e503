import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/bridge.tsx';
import { finishDelivery } from '../../bridge/delivery.ts';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { FaultLine } from '../../ui/fault-panel.tsx';

/** The rows that are not taken, with their reasons, as a file. */
export function SaveBadRows({ importId }: { readonly importId: string }): ReactNode {
  const { t } = useTranslation('imports');
  const { client } = useBridge();
  const account = useAccount();
  const save = useMutation({
    mutationFn: async () => {
      const delivered = await client.imports.saveBadRows({ account, importId });
      await finishDelivery(delivered);
      return delivered;
    },
  });
  return (
    <>
      <Button busy={save.isPending} onClick={() => save.mutate()}>
        {t('preview.saveBad')}
      </Button>
      <span role="status" className="self-center text-secondary">
        {save.data ? t(`delivered.${save.data.kind}`, { ...save.data }) : ''}
      </span>
      {save.error ? <FaultLine fault={faultOf(save.error)} /> : null}
    </>
  );
}
