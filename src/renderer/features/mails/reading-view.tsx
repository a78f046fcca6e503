import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailReading } from '../../../contract/mails.ts';
import { Facts } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { sizeText } from './size.ts';

const part = 'flex flex-col gap-1 border-t border-hairline pt-2';
const words = 'max-h-100 overflow-auto rounded-small bg-sunken p-2 break-words whitespace-pre-wrap select-text';
const heading = 'text-small font-medium text-secondary';

/** A mail as text alone: headers, words, what was attached, what was odd. Nothing in it acts, and nothing is fetched. */
export function ReadingView(props: { readonly reading: MailReading }): ReactNode {
  const { t, i18n } = useTranslation('mails');
  const { headers, body, attachments, authentication, oddities } = props.reading;
  const shown = (name: 'from' | 'to' | 'cc' | 'subject' | 'messageId') =>
    [
      t(`header.${name}`),
      <bdi key={name} className="break-words">
        {headers[name] || <span className="text-secondary">{t('none')}</span>}
      </bdi>,
    ] as const;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Facts
        rows={[
          shown('from'),
          shown('to'),
          ...(headers.cc ? [shown('cc')] : []),
          shown('subject'),
          [t('header.date'), headers.date === null ? t('header.noDate') : dateText(headers.date, true)],
          ...(headers.messageId ? [shown('messageId')] : []),
        ]}
      />
      {oddities.length > 0 ? (
        <section className={part}>
          <h3 className={heading}>{t('reading.oddities')}</h3>
          <ul className="list-disc pl-4 marker:text-secondary">
            {oddities.map(({ code, values }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one reading never changes
              <li key={index}>{i18n.exists(`mails:oddity.${code}`) ? t(`oddity.${code}`, { ...values }) : t('oddityOther', { code })}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className={part}>
        <h3 className={heading}>{t(`reading.body.${body.from}`)}</h3>
        {body.from === 'none' ? null : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
          <p tabIndex={0} dir="auto" className={words}>
            {body.text}
          </p>
        )}
        {body.cut ? <p className="text-small text-secondary">{t('reading.cut')}</p> : null}
      </section>
      {attachments.length > 0 ? (
        <section className={part}>
          <h3 className={heading}>{t('reading.attachments', { count: attachments.length })}</h3>
          <ul>
            {attachments.map((attachment, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one reading never changes
              <li key={index} className="numbers break-words">
                <bdi>{attachment.name || t('reading.unnamed')}</bdi>{' '}
                <span className="text-secondary">
                  <bdi>{attachment.type}</bdi> · {sizeText(attachment.bytes)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Authentication lines={authentication} />
    </div>
  );
}

/** Authentication-Results, verbatim. */
export function Authentication(props: { readonly lines: readonly string[] }): ReactNode {
  const { t } = useTranslation('mails');
  if (props.lines.length === 0) return null;
  return (
    <section className={part}>
      <h3 className={heading}>{t('reading.authentication')}</h3>
      {props.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one reading never changes
        <code key={index} dir="ltr" className="font-mono text-small break-all whitespace-pre-wrap">
          {line}
        </code>
      ))}
    </section>
  );
}
