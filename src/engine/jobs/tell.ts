import type { Topic } from '../../contract/desk.ts';

/** Says which thing of this desk changed, never how (architecture.md: ask down, tell up). */
export type Tell = (topic: Topic, id?: string | null) => void;
