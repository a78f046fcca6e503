import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailServerState } from '../../../contract/mail-server.ts';
import type { DeskSettings } from '../../../contract/settings.ts';
import { useBridge } from '../../bridge/bridge.tsx';
import { useAccount } from '../../bridge/desk.tsx';
import { faultOf } from '../../bridge/fault.ts';
import { FaultLine } from '../../ui/fault-panel.tsx';
import { Loading } from '../../ui/states.tsx';
import { Keep } from './keep.tsx';
import { MailServerAddress } from './mail-server-address.tsx';
import { formOf, inputOf, type MailServerForm, problemsOf } from './mail-server-form.ts';
import { MailServerSignIn } from './mail-server-sign-in.tsx';
import { MailServerUse } from './mail-server-use.tsx';

/** The partner's own mail server, through which the consent email may leave; without it there are files, the mail client and the clipboard. */
export function MailServerPart(props: { readonly settings: DeskSettings }): ReactNode {
  const { ask } = useBridge();
  const account = useAccount();
  const server = useQuery(ask.mailServer.get.queryOptions({ input: { account } }));
  if (server.data === undefined) return server.error ? <FaultLine fault={faultOf(server.error)} /> : <Loading />;
  return <Form state={server.data} partnerEmail={props.settings.partnerEmail} />;
}

function Form(props: { readonly state: MailServerState | null; readonly partnerEmail: string }): ReactNode {
  const { t } = useTranslation('settings');
  const { ask } = useBridge();
  const account = useAccount();
  const cache = useQueryClient();
  const { state, partnerEmail } = props;
  // What is in use stands there, and follows it, until a person types.
  const [typed, setTyped] = useState<MailServerForm | null>(null);
  const used = formOf(state, partnerEmail);
  const form = typed ?? used;
  const [tried, setTried] = useState(false);
  const keep = useMutation(
    ask.mailServer.set.mutationOptions({
      onSuccess: (kept) => {
        cache.setQueryData(ask.mailServer.get.queryKey({ input: { account } }), kept);
        setTyped(null);
        setTried(false);
      },
    }),
  );
  const problems = problemsOf(form, state);
  const changed = JSON.stringify(form) !== JSON.stringify(used);
  const change = (more: Partial<MailServerForm>) => setTyped({ ...form, ...more });
  const said = (field: keyof MailServerForm) => (tried && problems[field] ? t(`mailServer.problem.${problems[field]}`) : '');
  return (
    <div className="flex flex-col gap-3">
      <p>{t('mailServer.lead')}</p>
      <p className="text-secondary">
        {partnerEmail === '' ? t('mailServer.senderMissing') : t('mailServer.sender', { address: partnerEmail })}
      </p>
      <form
        noValidate
        aria-label={t('mailServer.title')}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.keys(problems).length === 0) keep.mutate({ account, ...inputOf(form) });
        }}
      >
        <MailServerAddress form={form} said={said} onChange={setTyped} />
        <MailServerSignIn form={form} state={state} said={said} onChange={change} />
        <Keep changed={changed} busy={keep.isPending} kept={keep.isSuccess && !changed} error={keep.error} />
      </form>
      {state ? <MailServerUse state={state} changed={changed} /> : null}
    </div>
  );
}
