import { listenOnLoopback } from './fixtures/loopback.ts';
import { expect, test } from './fixtures/story.ts';
import { tryToReach, type WayOut, waysOut } from './fixtures/ways-out.ts';

/** What a content policy has no word for: only Electron's session stops these, where they are tried, too. */
const beyondPolicy: readonly WayOut[] = ['preconnect', 'WebRTC'];

test('a page that was taken over reaches no network, by none of the ways a page has', async ({ page, pages, shell }) => {
  const loopback = await listenOnLoopback();
  try {
    await pages.frame.expectRead(240);
    for (const way of waysOut.filter((each) => shell === 'electron' || !beyondPolicy.includes(each)))
      await test.step(way, () => tryToReach(page, way, loopback));
    // Whatever tells nothing has had its time once other pages were opened.
    for (const place of ['Log', 'Requests', 'Customers'] as const) await pages.frame.open(place);
    expect(loopback.hits()).toEqual([]);
    // The counter counts: the story itself gets there.
    await fetch(`http://${loopback.host}:${loopback.port}/story`);
    expect(loopback.hits()).toContain('/story');
  } finally {
    await loopback.stop();
  }
});
