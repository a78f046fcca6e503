import { defineConfig } from '@playwright/test';
import stories from '../e2e/playwright.config.ts';

/** The pictures of README, made by walking through the browser shell: `npm run tour`. Nothing is tested here. */
export default defineConfig({ ...stories, testDir: '.', reporter: [['list']], projects: (stories.projects ?? []).slice(0, 1) });
