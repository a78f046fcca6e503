import { safeStorage } from 'electron';
import type { Protection, ProtectionLevel } from '../../core/protection/protection.ts';
import type { Settings } from '../../engine/shell/settings/settings.ts';

const keyrings: Readonly<Record<ReturnType<typeof safeStorage.getSelectedStorageBackend>, ProtectionLevel | null>> = {
  gnome_libsecret: 'secret-service',
  kwallet: 'kwallet',
  kwallet5: 'kwallet5',
  kwallet6: 'kwallet6',
  basic_text: 'basic-text',
  unknown: null,
};

/** What this system would seal with; null where there is nothing. */
function offered(): ProtectionLevel | null {
  if (process.platform === 'darwin') return 'keychain';
  if (process.platform === 'win32') return 'dpapi';
  return process.platform === 'linux' ? keyrings[safeStorage.getSelectedStorageBackend()] : null;
}

/**
 * How secrets are protected at this moment. Where Linux has no keyring, Chromium would "encrypt" with a password that stands in its source:
 * that is used only when the person accepted it. A keyring that is there and cannot seal is locked, not missing.
 */
export async function protectionNow(settings: Pick<Settings, 'get'>): Promise<Omit<Protection, 'setAside'>> {
  const level = offered();
  if (level === null) return { level: 'memory', state: 'open', weak: null };
  if (level !== 'basic-text') {
    const state = (await safeStorage.isAsyncEncryptionAvailable()) ? 'open' : 'locked';
    return { level, state, weak: null };
  }
  const accepted = settings.get('weakProtectionAccepted');
  safeStorage.setUsePlainTextEncryption(accepted);
  if (!accepted) return { level: 'memory', state: 'open', weak: 'refused' };
  const works = await safeStorage.isAsyncEncryptionAvailable();
  return { level: works ? 'basic-text' : 'memory', state: 'open', weak: 'accepted' };
}
