import { z } from 'zod';
import { PartnerType, Site } from '../account/account.ts';
import { Fault } from '../fault.ts';
import { RuleSource, Side } from '../rule/finding.ts';
import pathsFile from './paths.json' with { type: 'json' };

/** `menu`: from the top menu; `row`: what to choose in the row of the customer or of its request; `code`: where the verification code is typed. */
export const GuideStepKind = z.enum(['sign-in', 'menu', 'tab', 'row', 'check', 'reason', 'code', 'result']);

const steps = <Source extends z.ZodType>(source: Source) =>
  z.array(z.strictObject({ kind: GuideStepKind, text: z.string().min(1).max(300), source })).min(1);
const whose = { site: Site, partnerType: PartnerType, side: Side };

/** What a person does in Partner Center, step by step, each with the page that documents it (facts.md 1.3, 1.4). */
export const GuidePath = z.strictObject({ ...whose, steps: steps(RuleSource) });
export type GuidePath = z.infer<typeof GuidePath>;

const GuideFile = z.strictObject({
  readOn: z.iso.date(),
  sources: z.array(z.strictObject({ key: z.string(), title: z.string(), address: z.url(), date: z.iso.date().nullable() })),
  paths: z.array(z.strictObject({ ...whose, steps: steps(z.string()) })),
});

function parsePaths(file: unknown): readonly GuidePath[] {
  const { readOn, sources, paths } = GuideFile.parse(file);
  const byKey = new Map(sources.map((source) => [source.key, { ...source, readOn }]));
  return paths.map((path) => ({
    ...path,
    steps: path.steps.map((step) => {
      const source = byKey.get(step.source);
      if (source === undefined) throw new Fault('invalid-input', { place: 'guide', source: step.source });
      return { ...step, source };
    }),
  }));
}

/** Every path that a page documents. */
export const guidePaths: readonly GuidePath[] = parsePaths(pathsFile);

export interface PickedPath {
  readonly path: GuidePath;
  /** False: no page was found for this site, partner type and side; `path` is the nearest one that is documented. */
  readonly documented: boolean;
}

/**
 * The path for who sits where. Where none is documented the nearest one of the same side: of the same site (the menus of a site look
 * alike), else of the same partner type, else the cloud solution provider's, whose pages say most.
 */
export function pickPath(wanted: Pick<GuidePath, 'site' | 'partnerType' | 'side'>): PickedPath {
  const nearness = ({ site, partnerType }: GuidePath): number =>
    (site === wanted.site ? 4 : 0) + (partnerType === wanted.partnerType ? 2 : 0) + (partnerType === 'csp' ? 1 : 0);
  const [path] = guidePaths.filter(({ side }) => side === wanted.side).sort((one, other) => nearness(other) - nearness(one));
  if (path === undefined) throw new Fault('not-found', { guide: wanted.side });
  return { path, documented: path.site === wanted.site && path.partnerType === wanted.partnerType };
}
