import { z } from 'zod';
import { count } from './fields.ts';

/** Orders and both resource queries: only how many there are is read (facts.md 4.7, 4.8). */
export const TotalAnswer = z.looseObject({ total_count: count });
