import type { Runtime } from './electron-launch.ts';

/** A runtime for the stories, or the sentence that says why there is none. */
export type FoundRuntime = Runtime | { readonly why: string };

const { storyRuntime } = (await import(new URL('../../../scripts/electron-runtime.mjs', import.meta.url).href)) as {
  storyRuntime(environment?: NodeJS.ProcessEnv): FoundRuntime;
};

/** Asked once per worker: what is there does not change under a run. */
export const foundRuntime: FoundRuntime = storyRuntime();
