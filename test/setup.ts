import 'temporal-polyfill/global';
import { vi } from 'vitest';

// Vitest gives up after a second, which two loaded cores need at times. What never comes fails all the same, only later.
const { waitFor } = vi;
vi.waitFor = (look, options = {}) => waitFor(look, { timeout: 15_000, ...(typeof options === 'number' ? { timeout: options } : options) });
