import type { SealedRow } from '../ports.ts';
import type { CaseEvidence, MailEvidence } from './case-evidence.ts';
import type { ListedFile, LogSpan, PictureState } from './manifest.ts';
import { inOrder } from './manifest.ts';
import { escaped, fileLink, page, pairs, section, shown, table } from './page-frame.ts';
import { checkSection, logSection, mailSection } from './page-sections.ts';
import { evidenceStatement } from './statement.ts';

export interface PageInput {
  readonly evidence: CaseEvidence;
  readonly mails: readonly MailEvidence[];
  readonly pictures: PictureState;
  readonly log: LogSpan;
  /** The case's own entries, at most as many as a person reads. */
  readonly entries: readonly SealedRow[];
  /** Everything but this page, the manifest, its signature and the sums. */
  readonly files: readonly ListedFile[];
  readonly fingerprint: string;
  readonly madeAt: string;
  readonly version: string;
  readonly accountName: string;
  readonly simulated: boolean;
}

/** index.html of a bundle: all of it, readable without the app; no script, nothing fetched, every text escaped. */
export function evidencePage(input: PageInput): string {
  const { evidence, simulated, fingerprint, madeAt, version, files } = input;
  const { case: each } = evidence;
  const title = `${simulated ? 'SIMULATED · ' : ''}Evidence of case ${each.id}`;
  const parts = [
    ...(simulated ? ['<p class="simulated">SIMULATED: this case is practice; nothing of it concerns Huawei Cloud.</p>'] : []),
    `<h1>${escaped(title)}</h1>`,
    `<p class="says">${escaped(evidenceStatement(fingerprint))}</p>`,
    pairs([
      ['Sealed', `${escaped(madeAt)} by this computer’s clock`],
      ['By', `Consent Desk ${escaped(version)}, account ${shown(input.accountName)}`],
      ['Key', `<span class="sum">${escaped(fingerprint)}</span> (${fileLink('public-key.pem')})`],
      ['How to check', `${fileLink('VERIFY.txt')}, without the app`],
    ]),
    section('The case', theCase(evidence)),
    section('Decisions and events', events(evidence)),
    section('Mails', mailSection(input.mails, input.pictures)),
    section('The check', checkSection(evidence)),
    section('Operation log', logSection(input.log, input.entries)),
    section(
      'Files',
      `<p>The sums of these files stand in ${fileLink('manifest.json')}, which the key has signed; so does the sum of this page.</p>${table(
        ['File', 'Bytes', 'SHA-256'],
        inOrder(files).map(({ path, bytes, sha256 }) => [fileLink(path), String(bytes), `<span class="sum">${sha256}</span>`]),
      )}`,
    ),
  ];
  return page(title, parts.join('\n'));
}

function theCase({ case: each, customer, partner, quota }: CaseEvidence): string {
  const known = (text: string | null | undefined, otherwise = 'not known here') =>
    text ? shown(text) : `<span class="soft">${otherwise}</span>`;
  return pairs([
    ['Asked by', each.side === 'partner' ? 'the partner' : 'the customer'],
    ['State', `${escaped(each.state)}${each.stated ? `, as stated by ${shown(each.statedBy ?? '')}` : ''}`],
    ['Customer account', known(customer?.accountName)],
    ['Customer name', known(customer?.name)],
    ['Customer id', shown(each.customerId)],
    ['Customer email', known(customer?.email)],
    ['Partner account', known(partner.accountName)],
    ['Registered email', known(partner.email)],
    ['Opened', escaped(each.openedAt)],
    ['Pending since', known(each.pendingSince, 'not submitted')],
    ['Closed', known(each.closedAt, 'not closed')],
    ['Reason', known(each.reason, 'none given')],
    ['Note', known(each.note, 'none')],
    [
      'Requests counted',
      quota.stated === false
        ? 'no limit is documented here'
        : `${quota.published ? '' : 'at least '}${quota.used} of ${quota.limit} in ${quota.months} months`,
    ],
    ['All of it', fileLink('decisions.json')],
  ]);
}

function events({ events: all }: CaseEvidence): string {
  return table(
    ['When (UTC)', 'What', 'How the app knows', 'Who', 'Note'],
    all.map((event) => [
      `${escaped(event.at)}${event.statedAt ? `<br><span class="soft">happened ${escaped(event.statedAt)}, as stated</span>` : ''}`,
      escaped(event.kind),
      escaped(event.source),
      shown(event.by),
      shown(event.note),
    ]),
  );
}
