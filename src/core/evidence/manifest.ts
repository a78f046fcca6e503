import { z } from 'zod';
import { ConnectionKind, PartnerType, Site } from '../account/account.ts';

const Sha = z.string().regex(/^[0-9a-f]{64}$/);

export const ListedFile = z.object({ path: z.string(), bytes: z.number().int().min(0), sha256: Sha });
export type ListedFile = z.infer<typeof ListedFile>;

/** How the pictures of the mails stand in a bundle. `nothing-draws-here`: neither Electron nor an installed browser could. */
export const PictureState = z.object({
  state: z.enum(['drawn', 'not-asked', 'nothing-draws-here']),
  by: z.string().nullable(),
  /** Numbers of the mails whose picture could not be drawn. */
  failed: z.array(z.number().int()),
});
export type PictureState = z.infer<typeof PictureState>;

/** What the log of a bundle holds: the case's own entries, and links without personal text. */
export const LogSpan = z.object({
  chain: z.string(),
  /** The case's first entry and the chain's last; 0 where the case has none. */
  first: z.number().int().min(0),
  head: z.object({ sequence: z.number().int().min(0), hash: Sha }),
  own: z.number().int().min(0),
  links: z.number().int().min(0),
  /** Every entry from `first` to here is in it; where this is less than the head, the rest is proved by the checkpoint alone. */
  linkedUntil: z.number().int().min(0),
});
export type LogSpan = z.infer<typeof LogSpan>;

/** The signed list of everything in a bundle but itself, its signature and the sums, which follow from it. */
export const Manifest = z.object({
  format: z.literal('consent-desk-evidence'),
  version: z.literal(1),
  statement: z.string(),
  simulated: z.boolean(),
  madeAt: z.string(),
  app: z.object({ name: z.literal('Consent Desk'), version: z.string() }),
  account: z.object({ name: z.string(), site: Site, partnerType: PartnerType, connection: ConnectionKind }),
  caseId: z.string(),
  key: z.object({ algorithm: z.literal('Ed25519'), fingerprint: Sha }),
  log: LogSpan,
  pictures: PictureState,
  files: z.array(ListedFile),
});
export type Manifest = z.infer<typeof Manifest>;

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const SUMS = 'SHA256SUMS';

/** Files in the order of their paths' UTF-16 code units. */
export const inOrder = <One extends { readonly path: string }>(files: readonly One[]): One[] =>
  [...files].sort((one, other) => (one.path < other.path ? -1 : 1));

/** The manifest's bytes: what is signed. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify({ ...manifest, files: inOrder(manifest.files) }, null, 2)}\n`;

/** As `sha256sum -c` reads it: every file but this one. */
export const sumsText = (files: readonly ListedFile[]): string =>
  inOrder(files)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
