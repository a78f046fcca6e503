import type { MailAddress } from '../mail/mail.ts';
import type { SealedRow } from '../ports.ts';
import type { Finding, Verdict } from '../rule/finding.ts';
import type { CaseEvidence, MailEvidence } from './case-evidence.ts';
import type { LogSpan, PictureState } from './manifest.ts';
import { escaped, fileLink, pairs, shown, table } from './page-frame.ts';

const addresses = (all: readonly MailAddress[]): string =>
  all.map(({ name, address }) => shown(name === '' ? address : `${name} <${address}>`)).join('<br>');

const drawn: Record<PictureState['state'], string> = {
  drawn: 'Pictures of the mails were drawn while sealing.',
  'not-asked': 'Pictures of the mails were not asked for.',
  'nothing-draws-here': 'Nothing on the computer that sealed could draw pictures: there are none.',
};

export function mailSection(mails: readonly MailEvidence[], pictures: PictureState): string {
  const rows = mails.map(({ number, mail, file, pictures: paths }) => [
    `${number}`,
    `${escaped(mail.kind)}, ${escaped(mail.state)}<br><span class="soft">${escaped(mail.how)}</span>`,
    `${mail.date === null ? '' : escaped(mail.date)}<br><span class="soft">filed ${escaped(mail.filedAt)}</span>`,
    `${addresses(mail.from)}<br>to ${addresses(mail.to)}${mail.cc.length > 0 ? `<br>cc ${addresses(mail.cc)}` : ''}`,
    `${shown(mail.subject)}${mail.attempts.map(({ at, outcome, answer }) => `<br><span class="soft">${escaped(at)} ${escaped(outcome)}: ${shown(answer)}</span>`).join('')}${mail.authentication.map((line) => `<br><span class="soft">Authentication-Results: ${shown(line)}</span>`).join('')}`,
    [...(file === null ? [] : [file]), ...paths].map(fileLink).join('<br>') || '<span class="soft">bytes not here</span>',
  ]);
  const failed = pictures.failed.length === 0 ? '' : ` The picture of mail ${pictures.failed.join(', ')} could not be drawn.`;
  const list =
    mails.length === 0
      ? '<p>No mail is filed under this case.</p>'
      : table(['No.', 'Kind', 'Date', 'From, to', 'Subject, what became of it', 'Files'], rows);
  return `${list}\n<p class="soft">${drawn[pictures.state]}${failed} ${fileLink('mails/mails.json')}</p>`;
}

export function checkSection({ verdicts, checks }: CaseEvidence): string {
  const others = checks.map(
    (check) =>
      `<h3>The other side’s own check (${escaped(check.side)}, ${escaped(check.step)}), ${escaped(check.checkedAt)}: ${check.passed ? 'passed' : 'not passed'}</h3>${table(
        ['Code', 'Result', 'Statement'],
        check.items.map((item) => [shown(item.code), item.passed ? 'passed' : 'not passed', shown(item.statement)]),
      )}`,
  );
  return `<p>As judged while sealing, by the rules and facts known then. ${fileLink('check.json')}</p>${[...verdicts.map(ofVerdict), ...others].join('\n')}`;
}

function ofVerdict(verdict: Verdict): string {
  return `<h3>Can be ${verdict.step === 'submit' ? 'submitted' : 'agreed'} (${escaped(verdict.side)}): ${escaped(verdict.state)}</h3>
<p class="soft">${shown(verdict.packTitle)}, pages read on ${escaped(verdict.packReadOn)}; judged ${escaped(verdict.computedAt)}</p>
${table(['Rule', 'Finding', 'Statement', 'Rests on', 'Source'], verdict.findings.map(ofFinding))}`;
}

const ofFinding = (finding: Finding): readonly string[] => [
  escaped(finding.ruleId),
  `${escaped(finding.state)}${finding.inferred ? '<br><span class="soft">inferred</span>' : ''}`,
  shown(finding.statement),
  [
    ...finding.facts.map(
      ({ kind, value, source, observedAt, by }) =>
        `${escaped(kind)} = ${shown(String(value))} <span class="soft">${escaped(source)}${by === '' ? '' : `, ${shown(by)}`}, ${escaped(observedAt)}</span>`,
    ),
    ...finding.missing.map((kind) => `${escaped(kind)}: never observed`),
    ...finding.stale.map((kind) => `${escaped(kind)}: too old`),
  ].join('<br>'),
  finding.sources
    .map(
      ({ key, title, address, date, readOn }) =>
        `${escaped(key)}: ${shown(title)}, ${escaped(date ?? `undated, read on ${readOn}`)}<br><code>${escaped(address)}</code>`,
    )
    .join('<br>'),
];

export function logSection(log: LogSpan, entries: readonly SealedRow[]): string {
  const { first, head, own, links, linkedUntil, chain } = log;
  const whole = linkedUntil === head.sequence;
  const rows = entries.map(({ entry, personal, erasedAt }) => [
    String(entry.sequence),
    escaped(entry.at),
    `${escaped(entry.operation)}<br><span class="soft">${escaped(entry.result)}, ${escaped(entry.source)}</span>`,
    erasedAt === null ? texts(personal ?? {}) : `<span class="soft">erased on ${escaped(erasedAt)}</span>`,
    texts(entry.detail),
  ]);
  return `${pairs([
    ['Chain', shown(chain)],
    ['It ends with', `entry ${head.sequence}, <span class="sum">${escaped(head.hash)}</span> (${fileLink('checkpoint.json')})`],
    [
      'In here',
      own === 0
        ? 'no entry is about this case'
        : `${own} entries of this case and ${links} links between and after them, from entry ${first}`,
    ],
    [
      'Proved',
      whole
        ? 'every link from the first entry to the end is here'
        : `links up to entry ${linkedUntil}; the rest was too long and is proved by the checkpoint alone`,
    ],
    ['All of it', fileLink('log/entries.jsonl')],
  ])}${own === 0 ? '' : table(['No.', 'When (UTC)', 'Operation', 'Who and what', 'Detail'], rows)}${
    entries.length < own ? `<p class="soft">The first ${entries.length} are shown; all are in the file.</p>` : ''
  }`;
}

const texts = (values: Readonly<Record<string, string | number | boolean | null>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${escaped(name)}: ${shown(String(value))}`)
    .join('<br>');
