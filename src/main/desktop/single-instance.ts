import { app } from 'electron';
import { type HandedOver, handedOver } from '../../engine/shell/handed-over.ts';

/**
 * One Consent Desk per profile. False when another one runs: it was handed what this start was given, and this one has to end.
 * `onSecond` hears each later start.
 */
export function holdSingleInstance(onSecond: (given: HandedOver) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, argv, folder) => onSecond(handedOver(argv, folder)));
  return true;
}
