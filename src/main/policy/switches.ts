import { app } from 'electron';

/** What Chromium would do by itself on the network, each by the switch that stops it. No server has the name nobody.invalid (RFC 2606). */
export const switches: readonly { readonly name: string; readonly value?: string; readonly reason: string }[] = [
  { name: 'disable-background-networking', reason: 'Chromium’s own errands: safe browsing lists, variations, prefetches.' },
  { name: 'disable-component-update', reason: 'No component is fetched beside our own updates.' },
  { name: 'disable-domain-reliability', reason: 'No report of failed connections to the maker of Chromium.' },
  { name: 'disable-field-trial-config', reason: 'No experiment is switched on by a list of Chromium’s.' },
  { name: 'disable-sync', reason: 'There is no account to keep in step.' },
  { name: 'disable-breakpad', reason: 'No minidump: it would hold people’s data.' },
  { name: 'no-pings', reason: 'A link tells nobody that it was clicked.' },
  { name: 'dns-prefetch-disable', reason: 'No name is looked up before it is used.' },
  { name: 'auth-server-whitelist', value: 'nobody.invalid', reason: 'The person’s sign-in at the system is handed to no server.' },
  { name: 'auth-negotiate-delegate-whitelist', value: 'nobody.invalid', reason: 'Nor may any server pass it on.' },
  {
    name: 'disable-features',
    value: 'Reporting,NetworkErrorLogging,MediaRouter,OptimizationHints,Translate,AutofillServerCommunication,WebBluetooth',
    reason: 'Each would send something, or look for devices nearby.',
  },
];

/** Must run before Electron is ready. What a person or the system gave as a list is kept. */
export function setSwitches(): void {
  for (const { name, value } of switches) {
    const given = name === 'disable-features' ? app.commandLine.getSwitchValue(name) : '';
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, given === '' ? value : `${given},${value}`);
  }
}
