import type { ElectronApplication } from '@playwright/test';
import { until } from './until.ts';

/** By this name the engine's process stands among the app's. */
const ENGINE = 'Consent Desk engine';

/** Process id of the engine that runs now; null where none does. */
export const engineProcess = (app: ElectronApplication): Promise<number | null> =>
  app.evaluate(({ app: electron }, name) => electron.getAppMetrics().find((metric) => metric.name === name)?.pid ?? null, ENGINE);

const PATIENCE = 60_000;

/** Kills the engine that runs, once one does, and waits until its process is gone. */
export async function killEngine(app: ElectronApplication): Promise<void> {
  const id = await until(
    () => 'No engine runs.',
    PATIENCE,
    () => engineProcess(app),
  );
  process.kill(id, 'SIGKILL');
  await until(
    () => 'The killed engine is still there.',
    PATIENCE,
    async () => ((await engineProcess(app)) === id ? null : true),
  );
}

/** So many deaths in a minute, and it is not started again by itself. */
export const DEATHS = 3;

/** Kills it as often as it takes until nobody starts it again. */
export async function endEngineForGood(app: ElectronApplication): Promise<void> {
  for (let death = 0; death < DEATHS; death += 1) await killEngine(app);
}
