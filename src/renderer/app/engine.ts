import { create } from 'zustand';
import type { EngineState } from '../bridge/news.ts';

/** Whether the engine behind this window answers. */
export const useEngine = create<{ readonly state: EngineState }>(() => ({ state: 'connecting' }));
