import { useNavigate, useRouter } from '@tanstack/react-router';
import { BellRing, CircleHelp, Eye, EyeOff, type LucideIcon, MailQuestionMark, Pencil, Reply, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeLine } from '../../../contract/notices.ts';
import type { NoticeKind } from '../../../core/notice/notice.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Age } from '../../ui/time.tsx';

const icons: Readonly<Record<NoticeKind, LucideIcon>> = {
  answer: Reply,
  incoming: MailQuestionMark,
  'no-longer-visible': EyeOff,
  returned: RotateCcw,
  'still-listed': Eye,
  'erased-listed': Eye,
  changed: Pencil,
  reminder: BellRing,
  'outcome-unknown': CircleHelp,
};

/** One notice: opening it marks it read and goes where it points, and does nothing else. */
export function NoticeRow(props: { readonly notice: NoticeLine; readonly onRead: () => void }): ReactNode {
  const { t } = useTranslation('notices');
  const router = useRouter();
  const navigate = useNavigate();
  const { notice } = props;
  const unread = notice.readAt === null;
  const Icon = icons[notice.kind];
  const open = () => {
    if (unread) props.onRead();
    if (notice.open.startsWith('/')) router.history.push(notice.open);
    else void navigate({ to: '/' });
  };
  return (
    <li className="flex items-center gap-2 border-b border-hairline/60 pr-5 hover:bg-hover">
      <button
        type="button"
        onClick={open}
        className="flex min-w-0 flex-1 cursor-default items-start gap-3 py-2 pl-5 text-left outline-offset-[-2px]"
      >
        <Icon size={16} aria-hidden className={classes('mt-0.5 shrink-0', unread ? 'text-accent' : 'text-secondary')} />
        <span className="min-w-0 flex-1">
          <span className={classes('block truncate', unread && 'font-semibold')}>
            <span className="sr-only">{t(`kind.${notice.kind}`)}: </span>
            {notice.title}
            {unread ? <span className="sr-only"> ({t('isUnread')})</span> : null}
          </span>
          <span className="block truncate text-secondary">{notice.body}</span>
        </span>
        <Age at={notice.at} className="shrink-0 text-small text-secondary" />
      </button>
      <span className="flex w-24 justify-end">
        {unread ? (
          <Button look="quiet" onClick={props.onRead} aria-label={`${t('markRead')}: ${notice.title}`}>
            {t('markRead')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
