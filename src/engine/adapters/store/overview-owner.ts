import type { Owner } from '../../../core/overview/reads.ts';

/** Whose: conditions over two columns, and their values in order. */
export interface OwnerWhere {
  /** Begins with AND; '' for everybody. */
  readonly sql: string;
  readonly values: readonly string[];
}

export function ownerWhere({ manager, resellerId }: Owner, columns: { readonly manager: string; readonly reseller: string }): OwnerWhere {
  const wanted = [
    [columns.manager, manager],
    [columns.reseller, resellerId],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { sql: wanted.map(([column]) => ` AND ${column} = ?`).join(''), values: wanted.map(([, value]) => value) };
}

/** Named outright: by the statistics of a young desk SQLite would choose one that sorts, or that reads the rows. */
export function statIndex(
  { manager, resellerId }: Owner,
  everybody: 'open' | 'by_outcome' | 'by_time' | 'by_manager' | 'by_reseller',
): string {
  if (manager !== undefined) return 'case_stat_by_manager';
  return resellerId === undefined ? `case_stat_${everybody}` : 'case_stat_by_reseller';
}
