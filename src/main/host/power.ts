import { powerMonitor } from 'electron';
import type { Host } from '../../core/ports.ts';

/** Away: asleep or locked. */
export const onPower: Host['onPower'] = (listener) => {
  const away = () => listener(true);
  const back = () => listener(false);
  powerMonitor.on('suspend', away);
  powerMonitor.on('lock-screen', away);
  powerMonitor.on('resume', back);
  powerMonitor.on('unlock-screen', back);
  return () => {
    powerMonitor.off('suspend', away);
    powerMonitor.off('lock-screen', away);
    powerMonitor.off('resume', back);
    powerMonitor.off('unlock-screen', back);
  };
};
