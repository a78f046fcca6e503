import { useMutation } from '@tanstack/react-query';
import { Eye, EyeOff, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../contract/customers.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useCommand } from '../../ui/commands.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Facts } from '../../ui/page.tsx';
import { Badge } from '../../ui/state-mark.tsx';
import { DateText } from '../../ui/time.tsx';
import { associationWords } from './association-words.ts';
import { useWide } from './use-wide.ts';

/** Who it is. Clear text lives only in this component: leaving the card forgets it (R30). */
export function CardHead({ card, onClose }: { readonly card: CustomerCard; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('customers');
  const { t: app } = useTranslation('app');
  const { ask } = useBridge();
  const account = useAccount();
  const wide = useWide();
  const heading = useRef<HTMLHeadingElement>(null);
  const { row, masked } = card;
  const reveal = useMutation({ ...ask.customers.reveal.mutationOptions(), gcTime: 0 });
  const clear = reveal.data;
  const toggle = () => (clear ? reveal.reset() : reveal.mutate({ account, customerId: row.customerId }));
  useCommand({ id: 'customer.reveal', label: clear ? t('hide') : t('reveal'), keys: 'Shift+R', group: app('group.customer'), run: toggle });
  useEffect(() => {
    if (!wide) heading.current?.focus();
  }, [wide]);
  const shown = clear ?? masked;
  return (
    <header className="sticky top-0 z-10 mb-3 border-b border-hairline bg-ground px-4 py-2.5">
      <div className="flex items-center gap-2">
        <h2
          id="customer-heading"
          ref={heading}
          tabIndex={-1}
          dir="auto"
          className="min-w-0 text-title font-semibold break-words outline-none select-text"
        >
          {row.accountName}
        </h2>
        <Badge>{associationWords(t, row)}</Badge>
        {row.frozen ? <Badge>{t('frozen')}</Badge> : null}
        <div className="ml-auto flex items-center gap-1">
          <Button
            look="quiet"
            keys="Shift+R"
            hint={t('revealHint')}
            busy={reveal.isPending}
            aria-pressed={clear !== undefined}
            icon={clear ? <EyeOff size={14} aria-hidden /> : <Eye size={14} aria-hidden />}
            onClick={toggle}
          >
            {clear ? t('hide') : t('reveal')}
          </Button>
          <IconButton label={t('closeCard')} keys="Escape" icon={<X size={16} aria-hidden />} onClick={onClose} />
        </div>
      </div>
      {row.visibility === 'visible' ? null : (
        <p className="mt-1 flex items-start gap-1.5 text-unknown">
          <TriangleAlert size={14} aria-hidden className="mt-0.75 shrink-0" /> {t(`visibilityWords.${row.visibility}`)}
        </p>
      )}
      <div className="mt-1.5 grid grid-cols-1 gap-x-6 gap-y-1 min-[640px]:grid-cols-2">
        <Facts
          rows={[
            [t('field.name'), <bdi key="n">{shown.name || t('none')}</bdi>],
            [t('field.email'), <bdi key="e">{shown.email || t('none')}</bdi>],
            [t('field.telephone'), <bdi key="t">{shown.telephone || t('none')}</bdi>],
          ]}
        />
        <Facts
          rows={[
            [t('field.since'), card.associatedOn ? <DateText key="s" at={card.associatedOn} /> : t('none')],
            [t('field.manager'), <bdi key="m">{row.manager || t('none')}</bdi>],
            [t('field.label'), <bdi key="l">{[card.label, card.level].filter(Boolean).join(' · ') || t('none')}</bdi>],
          ]}
        />
      </div>
      {clear ? (
        <p role="status" className="mt-1 text-small text-secondary">
          {t('revealed')}
        </p>
      ) : null}
      {reveal.error ? <FaultLine fault={faultOf(reveal.error)} /> : null}
    </header>
  );
}
