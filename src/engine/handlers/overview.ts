import type { Delivered } from '../../contract/define.ts';
import { type Part, PICTURE_BYTES } from '../../contract/overview.ts';
import { Fault } from '../../core/fault.ts';
import { csvOf } from '../../core/import/csv.ts';
import type { Owner } from '../../core/overview/reads.ts';
import { type Desks, deskOf } from '../bridge/desks.ts';
import type { Implementer } from '../bridge/implementer.ts';
import { type Desk, isSimulated } from '../desk/desk.ts';
import { blockersOf, datesOf, quotaOverview } from '../desk/overview/customers.ts';
import { decisionsOf, ownersOf } from '../desk/overview/decisions.ts';
import { tableOf } from '../desk/overview/table.ts';

export function overviewHandlers(on: Implementer['overview'], desks: Desks) {
  return {
    decisions: on.decisions.handler(({ input }) => decisionsOf(deskOf(desks, input.account), ownerOf(input), input.period)),
    owners: on.owners.handler(({ input }) => ownersOf(deskOf(desks, input.account), ownerOf(input), input.period, input.by)),
    blockers: on.blockers.handler(({ input }) => blockersOf(deskOf(desks, input.account), ownerOf(input))),
    quota: on.quota.handler(({ input }) => quotaOverview(deskOf(desks, input.account), ownerOf(input))),
    dates: on.dates.handler(({ input }) => datesOf(deskOf(desks, input.account), ownerOf(input))),

    saveTable: on.saveTable.handler(async ({ input }) => {
      const desk = deskOf(desks, input.account);
      const rows = await tableOf(desk, input.part, ownerOf(input), input.period);
      // A file is passed on without its name.
      const content = csvOf(isSimulated(desk) ? rows.map((row, place) => [...row, place === 0 ? 'simulated' : 'SIMULATED']) : rows);
      return save(desk, input.part, { ending: 'csv', type: 'text/csv', content });
    }),

    savePicture: on.savePicture.handler(async ({ input }) => {
      const content = Buffer.from(input.picture, 'base64');
      if (content.length > PICTURE_BYTES || !content.subarray(0, signature.length).equals(signature))
        throw new Fault('invalid-input', { field: 'picture' });
      return save(deskOf(desks, input.account), input.part, { ending: 'png', type: 'image/png', content: new Uint8Array(content) });
    }),
  };
}

/** How every PNG begins: what the page hands over is written under the name of a picture only when it is one. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function ownerOf({ manager, reseller }: { readonly manager?: string | undefined; readonly reseller?: string | undefined }): Owner {
  return { ...(manager === undefined ? {} : { manager }), ...(reseller === undefined ? {} : { resellerId: reseller }) };
}

interface Written {
  readonly ending: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}
async function save(desk: Desk, part: Part, { ending, type, content }: Written): Promise<Delivered> {
  const name = `${isSimulated(desk) ? 'SIMULATED ' : ''}overview ${part} ${desk.clock.now().slice(0, 10)}.${ending}`;
  const saved = await desk.host.saveFile({ name, type, content });
  return saved.kind === 'link' ? { kind: 'link', href: saved.href, name } : saved;
}
