import { type ElectronApplication, expect } from '@playwright/test';

/** By this name the engine's process stands among the app's. */
const ENGINE = 'Consent Desk engine';

/** Process id of the engine that runs now; null where none does. */
export const engineProcess = (app: ElectronApplication): Promise<number | null> =>
  app.evaluate(({ app: electron }, name) => electron.getAppMetrics().find((metric) => metric.name === name)?.pid ?? null, ENGINE);

/** Kills the engine that runs and waits until its process is gone. */
export async function killEngine(app: ElectronApplication): Promise<void> {
  await expect.poll(() => engineProcess(app), { message: 'an engine runs' }).not.toBeNull();
  const id = await engineProcess(app);
  if (id === null) throw new Error('the engine ended by itself');
  process.kill(id, 'SIGKILL');
  await expect.poll(() => engineProcess(app), { message: 'the killed engine is gone' }).not.toBe(id);
}

/** So many deaths in a minute, and it is not started again by itself. */
export const DEATHS = 3;

/** Kills it as often as it takes until nobody starts it again. */
export async function endEngineForGood(app: ElectronApplication): Promise<void> {
  for (let death = 0; death < DEATHS; death += 1) await killEngine(app);
  await expect.poll(() => engineProcess(app), { message: 'no engine is started again' }).toBeNull();
}
