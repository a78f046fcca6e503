import type { WebContents } from 'electron';
import { holdNavigation } from './navigation.ts';
import { holdNewWindows } from './new-windows.ts';
import { holdSession } from './session.ts';

/** What any contents may do, whoever made them: our window's, and those that nobody should have made. */
export function holdContents(contents: WebContents): void {
  holdSession(contents.session);
  holdNavigation(contents);
  holdNewWindows(contents);
  // Without these its owner's powers could be asked for by an attribute: none is ever attached.
  contents.on('will-attach-webview', (event, preferences) => {
    event.preventDefault();
    delete preferences.preload;
  });
  // A proxy is the only road WebRTC is left, and the session's leads nowhere.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}
