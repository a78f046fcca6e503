import { useMutation } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLine } from '../../../contract/mails.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultPanel } from '../../ui/fault-panel.tsx';
import { Facts, Panel } from '../../ui/page.tsx';
import { dateText } from '../../ui/time.tsx';
import { FindingList } from './finding-list.tsx';
import { Authentication, ReadingView } from './reading-view.tsx';

/** The mail itself. Clear text lives only in this component: leaving the page forgets it (R30). */
export function MailText(props: { readonly mail: MailLine; readonly authentication: readonly string[] }): ReactNode {
  const { t } = useTranslation('mails');
  const { ask } = useBridge();
  const account = useAccount();
  const { mail } = props;
  const read = useMutation({ ...ask.mails.read.mutationOptions(), gcTime: 0 });
  const shown = read.data;
  const toggle = () => (shown ? read.reset() : read.mutate({ account, mailId: mail.id }));
  const word = t(shown ? 'hide' : 'show');
  useCommand({ id: 'mail.show', label: word, keys: 'Shift+R', group: t('title'), run: toggle });
  return (
    <Panel
      title={t('mailTitle')}
      aside={
        <Button
          look="quiet"
          keys="Shift+R"
          hint={t('showHint')}
          busy={read.isPending}
          aria-pressed={shown !== undefined}
          icon={shown ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
          onClick={toggle}
        >
          {word}
        </Button>
      }
    >
      {read.error ? <FaultPanel fault={faultOf(read.error)} /> : null}
      {shown ? (
        <div className="flex flex-col gap-3">
          <p role="status" className="text-small text-secondary">
            {t('shown')}
          </p>
          <ReadingView reading={shown.reading} />
          {mail.kind === 'consent' ? <FindingList findings={shown.findings} letter /> : null}
        </div>
      ) : (
        <div className="flex flex-col gap-3">
          <Facts
            rows={[
              [t('header.from'), <bdi key="f">{mail.from || t('none')}</bdi>],
              [t('header.to'), <bdi key="t">{mail.to || t('none')}</bdi>],
              [t('header.subject'), <bdi key="s">{mail.subject || t('noSubject')}</bdi>],
              [t('header.date'), mail.date === null ? t('header.noDate') : dateText(mail.date, true)],
            ]}
          />
          <p className="text-secondary">{t('masked')}</p>
          <Authentication lines={props.authentication} />
        </div>
      )}
    </Panel>
  );
}
