import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../contract/requests.ts';
import { Panel } from '../../ui/page.tsx';
import { Remind, Snooze } from './chase.tsx';
import { Note } from './note.tsx';

/** What a person keeps for themselves about a request: a note, a reminder, a day until which it can wait. */
export function FollowUp(props: { readonly detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('requests');
  const { detail } = props;
  const reminds = detail.acts.includes('remind');
  const snoozes = detail.acts.includes('snooze');
  return (
    <Panel title={t('side.followUp')}>
      <Note detail={detail} />
      {reminds || snoozes ? (
        <div className="mt-3 flex flex-col gap-1 border-t border-hairline pt-2">
          {reminds ? <Remind detail={detail} /> : null}
          {snoozes ? <Snooze detail={detail} /> : null}
        </div>
      ) : null}
    </Panel>
  );
}
