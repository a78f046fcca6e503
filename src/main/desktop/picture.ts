/** A small picture drawn here, since its number changes: pixels of four bytes (blue, green, red, opacity), rows from the top. */
interface Picture {
  readonly side: number;
  readonly pixels: Buffer;
}
type Colour = readonly [red: number, green: number, blue: number];

const accent: Colour = [0x0a, 0x64, 0x64];
const white: Colour = [255, 255, 255];

function draw(side: number, colourAt: (x: number, y: number) => Colour | null): Picture {
  const pixels = Buffer.alloc(side * side * 4);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const colour = colourAt(x, y);
      if (colour) pixels.set([colour[2], colour[1], colour[0], 255], (y * side + x) * 4);
    }
  return { side, pixels };
}

/** Digits and the plus sign, three wide and five high. */
const letters: Readonly<Record<string, readonly string[]>> = {
  '1': ['.#.', '##.', '.#.', '.#.', '###'],
  '2': ['##.', '..#', '.#.', '#..', '###'],
  '3': ['##.', '..#', '.#.', '..#', '##.'],
  '4': ['#.#', '#.#', '###', '..#', '..#'],
  '5': ['###', '#..', '##.', '..#', '##.'],
  '6': ['.##', '#..', '###', '#.#', '###'],
  '7': ['###', '..#', '.#.', '.#.', '.#.'],
  '8': ['###', '#.#', '###', '#.#', '###'],
  '9': ['###', '#.#', '###', '..#', '##.'],
  '+': ['...', '.#.', '###', '.#.', '...'],
};

/** A round mark with the number, `9+` from ten on; 16 pixels, as the taskbar wants it. */
export function countPicture(count: number): Picture {
  const side = 16;
  const text = count > 9 ? '9+' : String(count);
  const scale = text.length === 1 ? 2 : 1;
  const width = (text.length * 4 - 1) * scale;
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - 5 * scale) / 2);
  const middle = (side - 1) / 2;
  return draw(side, (x, y) => {
    const column = Math.floor((x - left) / scale);
    const row = Math.floor((y - top) / scale);
    const dot = column < 0 ? undefined : letters[text[Math.floor(column / 4)] ?? '']?.[row]?.[column % 4];
    if (dot === '#') return white;
    return Math.hypot(x - middle, y - middle) <= side / 2 ? accent : null;
  });
}
