import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guide } from '../../../contract/requests.ts';
import { SourceList } from '../../ui/rule-row.tsx';
import { StateMark } from '../../ui/state-mark.tsx';

/** The way through Partner Center for who sits where, each step with its page and date; what is not documented says so. */
export function GuidePathView(props: { readonly guide: Guide; readonly account: string }): ReactNode {
  const { t } = useTranslation('requests');
  const { guide } = props;
  const { path } = guide;
  const who = (of: { readonly site: string; readonly partnerType: string }) => ({
    site: t(`guided.site.${of.site}`),
    partnerType: t(`guided.partnerType.${of.partnerType}`),
  });
  const near = who(path);
  const sources = [...new Map(path.steps.map(({ source }) => [source.key, source])).values()];
  return (
    <div className="flex flex-col gap-2">
      {guide.documented ? (
        <p className="text-secondary">{t('guided.documented', who(guide))}</p>
      ) : (
        <p className="flex items-start gap-2 rounded-base bg-unknown-soft p-2">
          <StateMark state="warning" word="" />
          {t('guided.nearest', { ...who(guide), nearSite: near.site, nearType: near.partnerType })}
        </p>
      )}
      <ol className="flex list-decimal flex-col gap-1 pl-5 marker:text-secondary">
        {path.steps.map((step) => (
          <li key={step.kind}>
            <span className={step.kind === 'menu' ? 'font-medium' : ''}>
              {step.kind === 'row' ? t('guided.inRow', { account: props.account, what: step.text }) : step.text}
            </span>
            {step.kind === 'code' ? <span className="font-medium"> {t('guided.codeThere')}</span> : null}{' '}
            <span className="text-small whitespace-nowrap text-secondary" title={step.source.title}>
              {t('letter.source', {
                title: step.source.key,
                date: step.source.date ?? t('letter.undated', { date: step.source.readOn }),
              })}
            </span>
          </li>
        ))}
      </ol>
      <section aria-label={t('guided.sources')}>
        <SourceList keyed sources={sources} inferred={false} />
      </section>
    </div>
  );
}
