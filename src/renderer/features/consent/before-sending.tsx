import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentDraft } from '../../../contract/consent.ts';
import type { CustomerId } from '../../../core/customer/customer.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/page.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { RecipientForm } from './recipient-form.tsx';

const needs = ['partner-name', 'partner-email', 'recipient'] as const;

/** What the mail needs, each there or missing, and where it is mended. */
export function BeforeSending(props: { readonly draft: ConsentDraft; readonly customerId: CustomerId }): ReactNode {
  const { t } = useTranslation('consent');
  const { draft } = props;
  const [changing, setChanging] = useState(false);
  const [stated, setStated] = useState(false);
  const absent = (need: (typeof needs)[number]) => draft.missing.includes(need);
  const asks = absent('recipient') || changing;
  return (
    <Panel title={t('checks')} aside={draft.missing.length > 0 ? t('missingTitle', { count: draft.missing.length }) : t('complete')}>
      <ul className="flex flex-col gap-3">
        {needs.map((need) => (
          <li key={need} className="flex flex-col gap-1">
            <p className="flex items-start gap-2">
              <StateMark
                state={absent(need) ? 'blocked' : 'satisfied'}
                word={t(absent(need) ? 'mark.missing' : 'mark.there')}
                className="w-18 shrink-0"
              />
              <span>
                {absent(need) ? t(`need.${need}`) : need === 'recipient' ? t(`have.recipient.${draft.toSource}`) : t(`have.${need}`)}
                {absent(need) && need !== 'recipient' ? (
                  <>
                    {' '}
                    <Link to="/settings" className="text-accent underline underline-offset-2">
                      {t('toSettings')}
                    </Link>
                  </>
                ) : null}
              </span>
            </p>
            {need === 'recipient' && !asks ? (
              <div className="flex items-center gap-2 pl-20">
                <Button
                  onClick={() => {
                    setStated(false);
                    setChanging(true);
                  }}
                >
                  {t('recipient.change')}
                </Button>
                <span role="status" className="text-secondary">
                  {stated && draft.toSource === 'person' ? t('recipient.saved') : null}
                </span>
              </div>
            ) : null}
            {need === 'recipient' && asks ? (
              <RecipientForm
                customerId={props.customerId}
                onLeave={absent('recipient') ? null : () => setChanging(false)}
                onDone={() => {
                  setChanging(false);
                  setStated(true);
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
