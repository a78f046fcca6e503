import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEATHS, engineProcess, killEngine } from '../driver/electron-engine.ts';
import { expect, test } from './app.ts';

const gone = /The engine of Consent Desk does not answer/;

test('an engine that is killed is said so and started again; after three deaths the page says where the log is', async ({
  page,
  pages,
  desk,
  app,
}) => {
  const { frame, welcome, customers } = pages;
  await welcome.sayWhoYouAre('Ada Lin', 'partner administrator');
  await frame.expectRead(240);

  await test.step('it is said that nothing answers, and soon something does', async () => {
    // Looked for before it happens: it does not last.
    const told = expect(page.getByText(gone).first()).toBeVisible();
    await killEngine(app());
    await told;
    await expect(page.getByText(gone)).toHaveCount(0);
    expect(await engineProcess(app())).not.toBeNull();
    await customers.openCard('acme-hk-003');
    await customers.recheck();
  });

  await test.step('the third death within a minute is the last one', async () => {
    for (let death = 1; death < DEATHS; death += 1) await killEngine(app());
    await expect(page.getByText(`It ended ${DEATHS} times within a minute and is not started again by itself.`)).toBeVisible();
    await expect(page.getByText('Its log of faults:')).toBeVisible();
    const log = join(desk.profile, 'errors.log');
    await expect(page.getByText(log)).toBeVisible();
    expect(existsSync(log)).toBe(true);
    expect(await engineProcess(app())).toBeNull();
  });

  await test.step('a person starts it again, and what was read is there', async () => {
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page.getByText(gone)).toHaveCount(0);
    await frame.expectRead(240);
  });
});
