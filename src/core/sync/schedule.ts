/** Minutes between two full listings that a person may choose. */
export const fullListingChoices = [15, 60, 240, 1440] as const;

/** A listing of at most fifty pages costs ten seconds at five calls a second: it can be read every time. */
const small = 5_000;

/** Minutes between two full listings; what lies between them are looks for newly joined customers. `chosen`: by a person. */
export function fullListingEvery(chosen: number | null, lastRead: number | null): number {
  return chosen ?? ((lastRead ?? 0) > small ? 240 : 15);
}

/** How far before the newest known association a look begins: an association is asynchronous (facts.md 4.1), so one may come late. */
export const lookOverlap = 24 * 3_600_000;
