import { Link } from '@tanstack/react-router';
import { Copy, Link2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../contract/log.ts';
import { entryLink } from '../../../core/log/entry-link.ts';
import type { LogFilters } from '../../../core/ports.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Facts } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { CopyValue } from './copy-value.tsx';
import { ImportedMark } from './imported-mark.tsx';
import { clockOf, textOf, whoOf } from './line-words.ts';
import { Marked } from './marked.tsx';
import { ResultMark } from './result-mark.tsx';

/** One entry whole: what was written, and its place in the chain. */
export function LogDetail(props: {
  readonly line: LogLine;
  readonly words: readonly string[];
  readonly timeZone: string;
  /** What is to be known before reading it: that it is not among those shown, that the link meant another. */
  readonly note: ReactNode;
  readonly onFilter: (filters: LogFilters) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t, i18n } = useTranslation('log');
  const { line, words } = props;
  const { entry } = line;
  const who = whoOf(line);
  const clock = clockOf(entry.at, props.timeZone);
  const customer = line.accountName ?? line.customerId;
  const texts = textOf(line);
  const values = Object.entries(entry.detail).filter(([, value]) => value !== null && value !== '');
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex min-h-9 shrink-0 items-center gap-2 border-b border-hairline px-4">
        <h2 className="numbers font-semibold">{t('detail.title', { sequence: entry.sequence })}</h2>
        <span className="ml-auto" />
        <CopyValue text={entryLink(entry.sequence, line.hash)} label={t('detail.copyLink')} icon={<Link2 size={14} aria-hidden />} words />
        <IconButton label={t('detail.close')} keys="Escape" icon={<X size={16} aria-hidden />} onClick={props.onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div tabIndex={0} className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto p-4 focus-visible:-outline-offset-2">
        {props.note}
        {entry.source === 'import' ? (
          <p className="text-secondary">
            <ImportedMark word={t('imported')} />
            {t('importedLong')}
          </p>
        ) : null}
        <Facts
          rows={[
            [t('detail.when'), `${clock.day} ${clock.time} ${props.timeZone}${props.timeZone === 'UTC' ? '' : ` · ${entry.at}`}`],
            ...(typeof entry.detail.claimedAt === 'string' ? [[t('detail.claimedAt'), claimedText(line, props.timeZone)] as const] : []),
            [t('detail.who'), who.kind === 'name' ? <Marked key="who" text={who.name} words={words} /> : t(`who.${who.source}`)],
            [t('detail.what'), t(`operation.${entry.operation}`)],
            [t('detail.how'), t(`source.${entry.source}`)],
            [t('detail.result'), <ResultMark key="result" result={entry.result} word={t(`result.${entry.result}`)} />],
            ...(customer ? [[t('detail.customer'), <Marked key="customer" text={customer} words={words} />] as const] : []),
            ...(entry.caseId
              ? [
                  [
                    t('detail.case'),
                    <code key="case" className="font-mono text-small break-all">
                      {entry.caseId}
                    </code>,
                  ] as const,
                ]
              : []),
          ]}
        />
        <div className="flex flex-wrap gap-2">
          {line.customerId ? (
            <Button onClick={() => props.onFilter({ customerId: line.customerId ?? '' })}>{t('detail.filterCustomer')}</Button>
          ) : null}
          {entry.caseId ? <Button onClick={() => props.onFilter({ caseId: entry.caseId ?? '' })}>{t('detail.filterCase')}</Button> : null}
          {entry.caseId ? (
            <Link
              to="/requests/$caseId"
              params={{ caseId: entry.caseId }}
              className="inline-flex h-7 items-center text-accent underline underline-offset-2"
            >
              {t('detail.openCase')}
            </Link>
          ) : null}
        </div>
        {line.erasedAt ? <p className="text-secondary italic">{t('erasedLong', { date: dateText(line.erasedAt) })}</p> : null}
        {texts.length > 0 ? (
          <section aria-label={t('detail.words')} className="flex flex-col gap-1.5">
            <h3 className="font-medium">{t('detail.words')}</h3>
            <Facts
              rows={texts.map(({ field, text }) => [
                i18n.exists(`log:field.${field}`) ? t(`field.${field}`) : field,
                <span key={field} className="whitespace-pre-wrap">
                  <Marked text={text} words={words} />
                </span>,
              ])}
            />
          </section>
        ) : null}
        {values.length > 0 ? (
          <section aria-label={t('detail.values')} className="flex flex-col gap-1.5">
            <h3 className="font-medium">{t('detail.values')}</h3>
            <Facts rows={values.map(([name, value]) => [name, <Marked key={name} text={String(value)} words={words} />])} />
          </section>
        ) : null}
        <section aria-label={t('detail.chain')} className="flex flex-col gap-1.5">
          <h3 className="font-medium">{t('detail.chain')}</h3>
          <Facts
            rows={[
              [t('detail.sequence'), entry.sequence],
              [
                t('detail.hash'),
                <span key="hash" className="flex items-start gap-1">
                  <code className="font-mono text-small break-all">{line.hash}</code>
                  <CopyValue text={line.hash} label={t('detail.copy')} icon={<Copy size={12} aria-hidden />} className="-my-1" />
                </span>,
              ],
              [
                t('detail.previous'),
                entry.sequence === 1 ? (
                  t('detail.first')
                ) : (
                  <code key="previous" className="font-mono text-small break-all">
                    {entry.previous}
                  </code>
                ),
              ],
            ]}
          />
        </section>
      </div>
    </div>
  );
}

/** What the file of an imported entry says of its time; a day without a time of day, which is another one elsewhere, as it stands there. */
function claimedText({ entry, personal }: LogLine, timeZone: string): string {
  const { claimedAt, dayOnly } = entry.detail;
  const { day, time } = clockOf(String(claimedAt), timeZone);
  return dayOnly === true ? (personal?.claimedTime ?? day) : `${day} ${time}`;
}
