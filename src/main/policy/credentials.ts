import { app } from 'electron';

/** Nobody proves to anybody who they are by Chromium: no certificate is trusted by hand, none of the person's is shown, no password is given. */
export function refuseCredentials(): void {
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
  // A proxy's question, too: without a name and a password the request ends.
  app.on('login', (event, _contents, _details, _asks, answer) => {
    event.preventDefault();
    answer();
  });
}
