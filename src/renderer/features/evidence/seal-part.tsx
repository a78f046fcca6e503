import { useQuery } from '@tanstack/react-query';
import { Stamp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidencePlan } from '../../../contract/evidence.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Panel } from '../../ui/page.tsx';
import { grouped } from './fingerprint.ts';
import { SealProgress } from './seal-progress.tsx';
import { Sealed } from './sealed.tsx';
import { useSealing } from './use-sealing.ts';

/** The sealing, with the sentence that every bundle carries: it claims no more than a signature can show. */
export function SealPart(props: { readonly plan: EvidencePlan }): ReactNode {
  const { t } = useTranslation('evidence');
  const { ask } = useBridge();
  const account = useAccount();
  const { plan } = props;
  const [wished, setWished] = useState(true);
  const { sealing, start, stop } = useSealing(plan.caseId);
  const key = useQuery(ask.evidence.key.queryOptions({ input: { account } })).data;
  const drawable = plan.printer !== null;
  const pictures = wished && drawable;
  const running = sealing.kind === 'running';
  const seal = () => start(pictures);
  useCommand({ id: 'evidence.seal', label: t('seal.act'), keys: 'E', group: t('title'), run: seal, when: !running });
  return (
    <Panel title={t('seal.title')}>
      <div className="flex flex-col gap-3">
        <p className="border-l-2 border-edge pl-2 break-words">{t('seal.shows', { fingerprint: key ? grouped(key.fingerprint) : '…' })}</p>
        <Checkbox checked={pictures} disabled={!drawable || running} onChange={(event) => setWished(event.target.checked)}>
          {t(drawable ? 'seal.pictures' : 'seal.noPictures')}
        </Checkbox>
        {running ? (
          <SealProgress at={sealing.at} pictures={pictures} onCancel={stop} />
        ) : (
          <div>
            <Button look="primary" keys="E" icon={<Stamp size={14} aria-hidden />} onClick={seal}>
              {t(sealing.kind === 'sealed' ? 'seal.again' : 'seal.act')}
            </Button>
          </div>
        )}
        {sealing.kind === 'cancelled' ? <p role="status">{t('seal.cancelled')}</p> : null}
        {sealing.kind === 'failed' ? <FaultPanel fault={sealing.fault} /> : null}
        {sealing.kind === 'sealed' ? <Sealed sealed={sealing} /> : null}
      </div>
    </Panel>
  );
}
