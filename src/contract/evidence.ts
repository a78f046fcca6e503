import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CaseId } from '../core/case/case.ts';
import { askDesk, Delivered, line } from './define.ts';

/** The key that seals: its public part and its name. The private part never leaves the secret store. */
export const SealKey = z.object({
  /** SHA-256 of the public key's SPKI DER, lower-case hex. */
  fingerprint: z.string(),
  /** SPKI PEM. */
  publicKey: z.string(),
  madeAt: z.string(),
  /** memory: the key ends with this session, since nothing protects it here. */
  kept: z.enum(['os', 'weak', 'memory']),
  /** Fingerprint of the key that was lost and that this one was made in place of, just now; null otherwise. */
  replaces: z.string().nullable(),
});
export type SealKey = z.infer<typeof SealKey>;

/** What a bundle would hold. */
export const EvidencePlan = z.object({
  caseId: CaseId,
  mails: z.array(z.object({ mailId: z.string(), kind: z.string(), state: z.string(), subject: z.string(), bytes: z.number().int() })),
  /** Pictures are drawn while sealing; null: nothing draws here, and the bundle says so. */
  printer: z.string().nullable(),
  decisions: z.number().int(),
  logEntries: z.number().int(),
  /** Entries between the case's own that the chain's proof needs, without personal text. */
  linkEntries: z.number().int(),
  missing: z.array(z.enum(['consent-mail', 'customers-answer', 'outcome', 'check', 'pictures'])),
  simulated: z.boolean(),
});
export type EvidencePlan = z.infer<typeof EvidencePlan>;

export const EvidenceProgress = z.object({
  step: z.enum(['verifying-log', 'reading', 'drawing', 'packing', 'signing', 'done']),
  done: z.number().int(),
  of: z.number().int(),
  delivered: Delivered.nullable(),
  sha256: z.string().nullable(),
  files: z.number().int().nullable(),
});
export type EvidenceProgress = z.infer<typeof EvidenceProgress>;

/** A statement of where the chain stands, signed by the sealing key. */
export const CheckpointMade = z.object({
  text: z.string(),
  sequence: z.number().int(),
  hash: z.string(),
  at: z.string(),
  fingerprint: z.string(),
});

export const evidence = {
  /** Makes the key when there is none. Faults: secret-store-*. */
  key: askDesk({}).output(SealKey),
  plan: askDesk({ caseId: CaseId }).output(EvidencePlan),
  /** Runs with progress; leaving the stream cancels it and leaves nothing half-written. Fault log-broken {sequence}: nothing is sealed over a broken chain. */
  seal: askDesk({ caseId: CaseId, pictures: z.boolean() }).output(eventIterator(EvidenceProgress)),
  /** Checkpoint as a text to keep or to mail to a third party. */
  checkpoint: askDesk({ way: z.enum(['file', 'mail', 'copy']), to: line(320) }).output(
    z.object({ made: CheckpointMade, delivered: Delivered }),
  ),
  /** Asks a time-stamping authority (RFC 3161) for a stamp of the checkpoint, and saves both. Faults: unreachable, timestamp-refused {status}, malformed-answer. */
  timestamp: askDesk({ authority: z.url({ protocol: /^https?$/ }).max(2000) }).output(
    z.object({ made: CheckpointMade, delivered: Delivered, stampedAt: z.string() }),
  ),
  /** The single-file verifier and its instructions, to keep beside bundles. */
  saveVerifier: askDesk({}).output(Delivered),
};
