import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import { classes } from './classes.ts';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the clear act last. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

const shade = 'fixed inset-0 z-40 bg-shade';
const popup = (wide: boolean | undefined) =>
  classes(
    'fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] max-w-[92vw] -translate-x-1/2 flex-col rounded-base border border-hairline bg-raised shadow-float',
    wide ? 'w-180' : 'w-120',
  );

/** Leaves by Escape, by its cross and by a click outside; the focus goes back where it was. */
export function Dialog(props: DialogProps): ReactNode {
  const { t } = useTranslation('app');
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className={shade} />
        {/* Not the cross: its tooltip would take the first Escape. */}
        <Base.Popup initialFocus={body} className={popup(props.wide)}>
          <header className="flex items-center gap-2 border-b border-hairline px-4 py-2">
            <Base.Title className="min-w-0 text-title font-semibold break-words">{props.title}</Base.Title>
            <Base.Close render={<IconButton label={t('close')} keys="Esc" icon={<X size={16} aria-hidden />} className="ml-auto" />} />
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text without a control has to be scrollable by keyboard */}
          <div ref={body} tabIndex={0} className="min-h-0 overflow-auto px-4 py-3 -outline-offset-2">
            {props.description ? <Base.Description className="mb-3 text-secondary">{props.description}</Base.Description> : null}
            {props.children}
          </div>
          {props.actions ? <footer className="flex justify-end gap-2 border-t border-hairline px-4 py-2.5">{props.actions}</footer> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** To the element itself: Base UI would go on to the first link inside of it. True: back where it was. */
const closing = (closesTo: (() => HTMLElement | null) | undefined) => () => {
  const to = closesTo?.() ?? null;
  if (to !== null) queueMicrotask(() => to.focus());
  return to === null;
};

/** Asks before something that cannot be taken back; a click outside does not answer. `confirm` names the act. */
export function AlertDialog(
  props: Omit<DialogProps, 'actions' | 'wide'> & {
    readonly confirm: string;
    readonly onConfirm: () => void;
    readonly busy?: boolean;
    readonly danger?: boolean;
    /** Where the focus goes once it has closed; null: back where it was. */
    readonly closesTo?: () => HTMLElement | null;
  },
): ReactNode {
  const { t } = useTranslation('app');
  return (
    <BaseAlert.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={shade} />
        <BaseAlert.Popup finalFocus={closing(props.closesTo)} className={popup(false)}>
          <div className="min-h-0 overflow-auto px-4 py-3">
            <BaseAlert.Title className="text-title font-semibold">{props.title}</BaseAlert.Title>
            {props.description ? <BaseAlert.Description className="mt-2 text-secondary">{props.description}</BaseAlert.Description> : null}
            {props.children}
          </div>
          <footer className="flex justify-end gap-2 border-t border-hairline px-4 py-2.5">
            <BaseAlert.Close render={<Button>{t('goBack')}</Button>} />
            <Button look={props.danger ? 'danger' : 'primary'} busy={props.busy ?? false} onClick={props.onConfirm}>
              {props.confirm}
            </Button>
          </footer>
        </BaseAlert.Popup>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  );
}
