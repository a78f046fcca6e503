import { FolderOpen, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineWord } from '../../contract/page-shell.ts';
import { shellWishes, useShellWord } from '../bridge/shell-word.ts';
import { Button } from '../ui/button.tsx';
import { FaultPanel } from '../ui/fault-panel.tsx';

export type Down = Extract<EngineWord, { readonly kind: 'down' }>;

/** What the shell said when nothing happens by itself any more; null while it does. */
export function useDown(): Down | null {
  const word = useShellWord((state) => state.word);
  return word?.kind === 'down' ? word : null;
}

/** The engine is not there and does not come by itself: why, what is safe, what to do, where its log is, and the button that starts it again. */
export function EngineDown({ down }: { readonly down: Down }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <FaultPanel fault={down.fault}>
      {down.deaths > 0 ? <p className="basis-full">{t('engine.deaths', { count: down.deaths })}</p> : null}
      <p className="basis-full">
        {t('engine.log')} <code className="font-mono text-small break-all">{down.log}</code>
      </p>
      <Button look="primary" icon={<RotateCw size={14} aria-hidden />} onClick={() => shellWishes()?.startAgain()}>
        {t('engine.startAgain')}
      </Button>
      <Button icon={<FolderOpen size={14} aria-hidden />} onClick={() => shellWishes()?.showLog()}>
        {t('engine.showLog')}
      </Button>
    </FaultPanel>
  );
}
