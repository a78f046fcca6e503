import type { InputEvent, WebContents } from 'electron';

/** How long what a person did counts as the reason for what the page asks next. Milliseconds. */
const FRESH = 1000;
const deeds: readonly InputEvent['type'][] = ['mouseUp', 'rawKeyDown', 'keyDown', 'gestureTap'];

/**
 * Answers whether a person clicked, tapped or pressed a key in these contents just now. Each deed counts once, so that one click opens one
 * link. Scripts of the page cannot make such an input. `now`: milliseconds of a clock that never goes back.
 */
export function deedsIn(contents: WebContents, now: () => number = () => performance.now()): () => boolean {
  let last: number | null = null;
  contents.on('input-event', (_event, { type }) => {
    if (deeds.includes(type)) last = now();
  });
  return () => {
    const fresh = last !== null && now() - last <= FRESH;
    last = null;
    return fresh;
  };
}
