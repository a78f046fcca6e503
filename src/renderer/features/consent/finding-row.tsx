import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterFinding } from '../../../core/consent/finding.ts';
import { Button } from '../../ui/button.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type FindingGroup, placeId } from './findings.ts';
import { VisibleText } from './visible-text.tsx';

/** One finding: where, what stands there and what should, how it is mended, and a button where that is certain. */
export function FindingRow(props: {
  readonly finding: FindingGroup;
  readonly busy: boolean;
  readonly onMend: (mend: NonNullable<LetterFinding['mend']>) => void;
}): ReactNode {
  const { t } = useTranslation('consent');
  const { t: letter } = useTranslation('letters');
  const { finding } = props;
  const { code, weight, found, expected, authority, mend } = finding;
  const compared = found !== '' || expected !== '';
  // There the letter is as it can be: what is known is what has to be looked at.
  const cleaned = code === 'name-altered-by-cleaning';
  return (
    <li data-code={code} className="flex flex-col gap-1 border-t border-hairline py-2.5 first:border-0 first:pt-0 last:pb-0">
      <p className="flex items-start gap-2">
        <StateMark state={weight === 'error' ? 'blocked' : 'warning'} word={t(`finding.${weight}`)} className="w-20 shrink-0" />
        <span className="min-w-0 font-medium break-words">{letter(`error.${code}.what`)}</span>
      </p>
      <div className="flex flex-col gap-1 min-[640px]:pl-22">
        <p className="flex flex-wrap items-center gap-x-2">
          {finding.places.map((where) => (
            <Place key={`${where.part}${where.place}${where.from}`} where={where} />
          ))}
        </p>
        {compared ? (
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-0.5 rounded-small bg-sunken px-2 py-1">
            <dt className="text-secondary">{t(cleaned ? 'finding.inLetter' : 'finding.found')}</dt>
            <dd>{found === '' ? <em className="text-secondary">{t('finding.nothing')}</em> : <VisibleText text={found} />}</dd>
            <dt className="text-secondary">{t(cleaned ? 'finding.source' : 'finding.expected')}</dt>
            <dd>
              {expected === '' ? <em className="text-secondary">{t('finding.nothing')}</em> : <VisibleText text={expected} />}
              {authority && expected !== '' ? (
                <span className="block text-small text-secondary">{t(`finding.by.${authority}`)}</span>
              ) : null}
            </dd>
          </dl>
        ) : null}
        <p>
          {letter(`error.${code}.mend`)}{' '}
          {authority === 'settings' && mend !== 'trim-partner-name' ? (
            <Link to="/settings" className="text-accent underline underline-offset-2">
              {t('toSettings')}
            </Link>
          ) : null}
        </p>
        {mend && mend !== 'make-again' ? (
          <div>
            <Button busy={props.busy} className="h-auto min-h-7 max-w-full whitespace-normal text-left" onClick={() => props.onMend(mend)}>
              {t(`mend.${mend}`)}
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  );
}

/** Leads to the place in the letter. */
function Place(props: { readonly where: LetterFinding['where'] }): ReactNode {
  const { t } = useTranslation('consent');
  const { t: letter } = useTranslation('letters');
  const { part, place } = props.where;
  const words = place === null ? letter(`part.${part}`) : t('place', { part: letter(`part.${part}`), number: place });
  const show = () => {
    const target = document.getElementById(placeId(part, place)) ?? document.getElementById(placeId(part, null));
    target?.focus();
    target?.scrollIntoView?.({ block: 'center' });
  };
  return (
    <button type="button" onClick={show} className="cursor-default rounded-small text-accent underline underline-offset-2">
      {words}
    </button>
  );
}
