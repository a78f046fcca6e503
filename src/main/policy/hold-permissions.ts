import type { Session } from 'electron';
import { isGranted } from './permissions.ts';
import { isOurs } from './scheme.ts';

/** Everything by which a page may be given more than it has: asked, checked, chosen. Granted is what the table says, to our own main frame. */
export function holdPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, allow, details) =>
    allow(isGranted(permission) && details.isMainFrame && isOurs(details.requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      isGranted(permission) &&
      details.isMainFrame &&
      isOurs(origin) &&
      // Absent where no document asks, such as a service worker: we have none.
      details.requestingUrl !== undefined &&
      isOurs(details.requestingUrl),
  );
  session.setDevicePermissionHandler(() => false);
  // null as the handler would bring Electron's own back; null as the answer is a refusal.
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setUSBProtectedClassesHandler(() => ['audio', 'audio-video', 'hid', 'mass-storage', 'smart-card', 'video', 'wireless']);
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('file-system-access-restricted', (_event, _details, answer) => answer('deny'));
}
