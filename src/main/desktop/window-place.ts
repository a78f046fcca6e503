import { z } from 'zod';

/** Device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Screen {
  readonly id: number;
  /** What of the display is not taken by bars and docks. */
  readonly workArea: Area;
}
export interface WindowPlace extends Area {
  readonly maximized: boolean;
  readonly fullScreen: boolean;
}

const pixels = z.number().int().min(-100_000).max(100_000);
const Kept = z.object({
  x: pixels,
  y: pixels,
  width: z.number().int().min(1).max(100_000),
  height: z.number().int().min(1).max(100_000),
  display: z.number().nullable(),
  maximized: z.boolean(),
  fullScreen: z.boolean(),
});
export type KeptWindow = z.infer<typeof Kept>;

export const smallest = { width: 800, height: 560 } as const;
const usual = { width: 1280, height: 820 } as const;
/** So much of the window must lie on a display that a person can take hold of it. */
const within = { width: 120, height: 60 } as const;

/** One side: no smaller than it must be, no larger than the display has room for, unless the display itself is smaller. */
const fitted = (wanted: number, least: number, room: number) => Math.max(least, Math.min(wanted, room));

function centred({ x, y, width, height }: Area, wanted: { readonly width: number; readonly height: number }): Area {
  const size = { width: fitted(wanted.width, smallest.width, width), height: fitted(wanted.height, smallest.height, height) };
  return { x: Math.round(x + (width - size.width) / 2), y: Math.round(y + Math.max(0, height - size.height) / 2), ...size };
}

/** The work area on which the title bar of the window can be taken hold of; null when none. */
function screenOf(kept: Area & { readonly display: number | null }, screens: readonly Screen[]): Screen | null {
  const holds = ({ workArea: area }: Screen) => {
    const across = Math.min(kept.x + kept.width, area.x + area.width) - Math.max(kept.x, area.x);
    const down = Math.min(kept.y + within.height, area.y + area.height) - Math.max(kept.y, area.y);
    return across >= within.width && down >= within.height;
  };
  return screens.find((screen) => screen.id === kept.display && holds(screen)) ?? screens.find(holds) ?? null;
}

/**
 * Where the window opens. `kept` is whatever the settings file says and is not believed: what does not parse, or does not lie on a display
 * that is connected now, gives the usual size in the middle of the primary one. All in device-independent pixels, so that a display whose
 * scale changed in between has another work area, into which the window is fitted.
 */
export function placeWindow(kept: unknown, screens: readonly Screen[], primary: Screen): WindowPlace {
  const parsed = Kept.safeParse(kept);
  if (!parsed.success) return { ...centred(primary.workArea, usual), maximized: false, fullScreen: false };
  const { maximized, fullScreen } = parsed.data;
  const screen = screenOf(parsed.data, screens);
  if (!screen) return { ...centred(primary.workArea, parsed.data), maximized, fullScreen };
  const { workArea } = screen;
  const width = fitted(parsed.data.width, smallest.width, workArea.width);
  const height = fitted(parsed.data.height, smallest.height, workArea.height);
  const x = Math.max(workArea.x, Math.min(parsed.data.x, workArea.x + workArea.width - width));
  const y = Math.max(workArea.y, Math.min(parsed.data.y, workArea.y + workArea.height - height));
  return { x, y, width, height, maximized, fullScreen };
}
