import { listenOnLoopback } from './fixtures/loopback.ts';
import { expect, test } from './fixtures/story.ts';
import { tryToReach, type WayOut, waysOut } from './fixtures/ways-out.ts';

/** What a content policy has no word for: only Electron's session stops it, where it is tried, too. */
const beyondPolicy: readonly WayOut[] = ['WebRTC'];

test('a page that was taken over sends nothing anywhere, by none of the ways a page has', async ({ page, pages, shell }) => {
  const loopback = await listenOnLoopback();
  // A browser connects to the server of a frame before the policy refuses the frame; nothing is said over that. Of Electron's session not even that is accepted.
  const reached = () => loopback.hits().filter((hit) => shell === 'electron' || hit !== 'connection');
  try {
    await pages.frame.expectRead(240);
    for (const way of waysOut.filter((each) => shell === 'electron' || !beyondPolicy.includes(each)))
      await test.step(way, () => tryToReach(page, way, loopback));
    // Whatever tells nothing has had its time once other pages were opened.
    for (const place of ['Log', 'Requests', 'Customers'] as const) await pages.frame.open(place);
    expect(reached()).toEqual([]);
    // The counter counts: the story itself gets there.
    await fetch(`http://${loopback.host}:${loopback.port}/story`);
    expect(reached()).toContain('/story');
  } finally {
    await loopback.stop();
  }
});
