import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// One seed for all workers, so that one number repeats the whole run; `npm test` and `npm run soak` give it themselves.
process.env.DESK_SEED ??= String(Date.now() % 2_147_483_647);
const setup = ['test/setup.ts'];
export default defineConfig({
  test: {
    // One more than two cores: many tests wait for programs that they started, and CI has a quarter of an hour.
    maxWorkers: 3,
    // A limit ends what hangs; it says nothing about how fast something is: two loaded cores are slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          setupFiles: setup,
          include: ['test/{unit,ports,bridge,sandbox,engine}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'shell',
          environment: 'node',
          setupFiles: setup,
          include: ['test/{shell,attack,packaging}/**/*.test.ts'],
          // Its own import of electron, too, must meet the stub: the real module would fetch a runtime.
          server: { deps: { inline: ['electron-store'] } },
        },
      },
      {
        plugins: [react()],
        test: { name: 'dom', environment: 'jsdom', setupFiles: [...setup, 'test/dom/setup.ts'], include: ['test/dom/**/*.test.tsx'] },
      },
    ],
  },
});
