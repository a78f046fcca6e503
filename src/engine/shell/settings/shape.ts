import { z } from 'zod';

/**
 * What a shell keeps between two starts, in `settings.json` of the profile. Settings only: a secret has no place here, and what belongs to a
 * partner account lies in that account's database.
 */
export const ShellSettings = z.object({
  /** Where the window was, in device-independent pixels; `display` is the system's number of its display. Null until it was moved. */
  window: z
    .object({
      x: z.int(),
      y: z.int(),
      width: z.int().min(1),
      height: z.int().min(1),
      display: z.int().nullable(),
      maximized: z.boolean(),
      fullScreen: z.boolean(),
    })
    .nullable(),
  /** How the window is coloured before the engine answers. */
  theme: z.enum(['system', 'light', 'dark']),
  /** The person accepted that secrets are sealed with *basic text* where this system has nothing better. */
  weakProtectionAccepted: z.boolean(),
  /** Address of the generic update server; null: updates are off. */
  updateFeed: z.string().max(500).nullable(),
  /** The Ed25519 key that signs its lists, 32 bytes in base64. Without it no server is believed. */
  updateKey: z.string().max(100).nullable(),
});
export type ShellSettings = z.infer<typeof ShellSettings>;

export const plainSettings: ShellSettings = {
  window: null,
  theme: 'system',
  weakProtectionAccepted: false,
  updateFeed: null,
  updateKey: null,
};

/** Edition of the file's shape, not of the app. Another shape is another edition, with its step in `migrations.ts`. */
export const SETTINGS_EDITION = '1.0.0';
export const SETTINGS_NAME = 'settings';
