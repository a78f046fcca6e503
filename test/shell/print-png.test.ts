import { describe, expect, test } from 'vitest';
import { joinImages } from '../../src/engine/shell/print/png.ts';
import { pixelsOf } from './print-image.ts';
import { tinyImage } from './print-tiny.ts';

describe('an image that is drawn in stripes', () => {
  test.each([0, 1, 2, 3, 4])('is whole again, whatever its stripes begin with (filter %i)', async (first) => {
    const joined = pixelsOf(await joinImages([tinyImage(7, 11, 10), tinyImage(7, 6, 200, first), tinyImage(7, 1, 90, first)]));
    expect([joined.width, joined.height]).toEqual([7, 18]);
    for (let y = 0; y < 18; y += 1)
      for (let x = 0; x < 7; x += 1) expect(joined.at(x, y), `${x} ${y}`).toEqual([y < 11 ? 10 : y < 17 ? 200 : 90, 0, 0]);
  });

  test('is left as it is when it is one', async () => {
    const only = tinyImage(3, 3, 1);
    expect(await joinImages([only])).toEqual(only);
  });

  test('is not made of what does not fit together', async () => {
    await expect(joinImages([])).rejects.toThrow('no image');
    await expect(joinImages([tinyImage(3, 3, 1), tinyImage(4, 3, 1)])).rejects.toThrow('do not fit');
    await expect(joinImages([tinyImage(3, 3, 1), Buffer.from('not an image at all, but long enough')])).rejects.toThrow('no PNG');
  });
});
