import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from './document.ts';

/** One operation: what it does, what it takes, what it answers; and whether this account's gateway offers it. */
export function OperationPart(props: { readonly operation: Operation; readonly offered: boolean | null }): ReactNode {
  const { t } = useTranslation('gateway');
  const { operation, offered } = props;
  const { id, method, path, summary, parameters, sent, answers } = operation;
  return (
    <section aria-labelledby={`operation-${id}`} className="border-t border-hairline py-3 first:border-t-0 first:pt-0 last:pb-0">
      <h3 id={`operation-${id}`} className="flex flex-wrap items-baseline gap-x-2 font-medium">
        <code>
          {method} {path}
        </code>
        {offered === false ? <span className="font-normal text-small text-unknown">{t('notOffered')}</span> : null}
      </h3>
      <p className="mt-1">{summary}</p>
      <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-small">
        {parameters.map(({ name, place, required, description }) => (
          <div key={name} className="contents">
            <dt>
              <code>{name}</code>
            </dt>
            <dd className="text-secondary">
              {t(`place.${place}`)}
              {required ? `, ${t('required')}` : ''}
              {description === '' ? '' : `. ${description}`}
            </dd>
          </div>
        ))}
        {sent === null ? null : (
          <div className="contents">
            <dt>{t('sends')}</dt>
            <dd>
              <a href={`#schema-${sent}`} onClick={(event) => jump(event, sent)} className="text-accent underline underline-offset-2">
                {sent}
              </a>
            </dd>
          </div>
        )}
        {answers.map(({ status, description, schema }) => (
          <div key={status} className="contents">
            <dt className="numbers">{status}</dt>
            <dd className="text-secondary">
              {description === '' ? t('refusedShort') : description}
              {schema === null || schema === 'Error' ? null : (
                <>
                  {': '}
                  <a
                    href={`#schema-${schema}`}
                    onClick={(event) => jump(event, schema)}
                    className="text-accent underline underline-offset-2"
                  >
                    {schema}
                  </a>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The address of a page stands behind the same sign, so a link within one would leave it. */
function jump(event: { preventDefault(): void }, schema: string): void {
  event.preventDefault();
  const place = document.getElementById(`schema-${schema}`);
  if (place instanceof HTMLDetailsElement) place.open = true;
  place?.scrollIntoView();
  place?.querySelector('summary')?.focus();
}
