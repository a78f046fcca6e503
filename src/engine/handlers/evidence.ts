import type { MailRecord } from '../../core/mail/mail.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { deliverCheckpoint, type MadeCheckpoint, newCheckpoint } from '../desk/evidence/checkpoint.ts';
import { planEvidence } from '../desk/evidence/plan.ts';
import { sealCase } from '../desk/evidence/seal.ts';
import { sealingKey } from '../desk/evidence/seal-key.ts';
import { stampCheckpoint } from '../desk/evidence/time-stamp.ts';
import { told } from '../desk/evidence/told.ts';
import { verifierText } from '../desk/evidence/verifier-file.ts';
import { drawMail } from '../desk/mails/picture.ts';

export function evidenceHandlers(on: Implementer['evidence'], desks: Desks) {
  return {
    key: on.key.handler(async ({ input }) => (await sealingKey(deskOf(desks, input.account))).shown),

    plan: on.plan.handler(({ input }) => planEvidence(deskOf(desks, input.account), input.caseId)),

    seal: on.seal.handler(({ input, signal }) => {
      const { version, unfinished } = desks;
      const desk = deskOf(desks, input.account);
      const parts = { desk, version, unfinished, draw: (mail: MailRecord, raw: Uint8Array) => drawMail(desk, mail, raw) };
      return told((tell, stop) => sealCase(parts, input, tell, stop), signal);
    }),

    checkpoint: on.checkpoint.handler(async ({ input, signal }) => {
      const desk = deskOf(desks, input.account);
      const made = await newCheckpoint(desk, signal);
      return { made: shown(made), delivered: await deliverCheckpoint(desk, made, input.way, input.to) };
    }),

    timestamp: on.timestamp.handler(async ({ input, signal }) => {
      const desk = deskOf(desks, input.account);
      const made = await newCheckpoint(desk, signal);
      const { authority } = input;
      return { made: shown(made), ...(await stampCheckpoint(desk, made, { authority, unfinished: desks.unfinished, signal })) };
    }),

    saveVerifier: on.saveVerifier.handler(async ({ input }) => {
      const { host } = deskOf(desks, input.account);
      const name = 'verify-evidence.mjs';
      const saved = await host.saveFile({ name, type: 'text/javascript; charset=utf-8', content: await verifierText() });
      return saved.kind === 'link' ? { ...saved, name } : saved;
    }),
  };
}

const shown = ({ checkpoint: { sequence, hash, at, fingerprint }, text }: MadeCheckpoint) => ({ text, sequence, hash, at, fingerprint });
