import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Stamp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../core/case/case.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { Folded } from './folded.tsx';

const link = 'text-accent underline underline-offset-2';

/** The mails that are filed with this request, and its evidence: at hand once it is closed, folded away before. */
export function CasePapers(props: { readonly caseId: CaseId; readonly closed: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  const { ask } = useBridge();
  const account = useAccount();
  const { caseId, closed } = props;
  const filed = useQuery(
    ask.mails.list.queryOptions({
      input: { account, caseId, customerId: null },
      // Of more than one page the number is not worth asking for.
      select: ({ rows, more }) => (more ? null : rows.length),
      refetchOnMount: 'always',
    }),
  ).data;
  const evidence = (
    <Link to="/evidence/$caseId" params={{ caseId }} className={link}>
      {t(closed ? 'side.evidence' : 'side.evidenceBefore')}
    </Link>
  );
  return (
    <>
      <Link to="/mails" search={{ case: caseId }} className={link}>
        {filed === undefined || filed === null ? t('side.mails') : t('side.mailsFiled', { count: filed })}
      </Link>
      {closed ? (
        evidence
      ) : (
        <div className="w-full">
          <Folded title={t('side.evidenceTitle')} icon={<Stamp size={14} aria-hidden />}>
            <p className="mb-1 text-secondary">{t('side.evidenceHelp')}</p>
            {evidence}
          </Folded>
        </div>
      )}
    </>
  );
}
