import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import type { ShellOptions, StoryOptions } from './fixtures/story.ts';

const results = fileURLToPath(new URL('../../test-results/', import.meta.url));

/**
 * The stories, one text in two shells: the browser shell in Debian's Chromium, and Electron where a runtime is there (else each is skipped,
 * saying so). One story at a time, since all share one desktop with one session bus.
 */
export default defineConfig<StoryOptions, ShellOptions>({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Only a slow machine under load comes near these: a story waits for states, never for time.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  outputDir: `${results}stories`,
  reporter: [['list'], ['json', { outputFile: process.env.STORIES_REPORT ?? `${results}stories.json` }]],
  use: { viewport: { width: 1280, height: 820 }, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'chromium',
      testIgnore: 'electron/**',
      use: {
        shell: 'chromium',
        launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
      },
    },
    { name: 'electron', testIgnore: 'browser/**', use: { shell: 'electron' } },
  ],
});
