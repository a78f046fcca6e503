import { create } from 'zustand';

/** Which of the two overlays of the frame is open. */
export const usePalette = create<{ readonly open: 'palette' | 'shortcuts' | null }>(() => ({ open: null }));
