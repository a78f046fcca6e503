import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { safeStorage as Real } from 'electron';

type Backend = ReturnType<typeof Real.getSelectedStorageBackend>;

/** A keyring as the system might have it; what it seals, only its own key opens. */
export const keyring = {
  key: randomBytes(32),
  backend: 'gnome_libsecret' as Backend,
  locked: false,
  /** The next opening says that the key was renewed. */
  renewed: false,
  sealed: 0,
  plainText: false,
};

/** As on the first day. */
export function freshKeyring(): void {
  Object.assign(keyring, { key: randomBytes(32), backend: 'gnome_libsecret', locked: false, renewed: false, sealed: 0, plainText: false });
}

const available = () => !keyring.locked && (keyring.backend !== 'basic_text' || keyring.plainText);
function unlocked(): void {
  if (!available()) throw new Error('Encryption is not available.');
}

/** Electron's safeStorage, its asynchronous calls alone: calling another one fails the test. */
export const safeStorage: Partial<typeof Real> = {
  isAsyncEncryptionAvailable: async () => available(),
  getSelectedStorageBackend: () => keyring.backend,
  setUsePlainTextEncryption(plain) {
    keyring.plainText = plain;
  },
  async encryptStringAsync(text) {
    unlocked();
    keyring.sealed += 1;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyring.key, nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  async decryptStringAsync(bytes) {
    unlocked();
    const opener = createDecipheriv('aes-256-gcm', keyring.key, bytes.subarray(0, 12));
    opener.setAuthTag(bytes.subarray(-16));
    const result = Buffer.concat([opener.update(bytes.subarray(12, -16)), opener.final()]).toString('utf8');
    const shouldReEncrypt = keyring.renewed;
    keyring.renewed = false;
    return { result, shouldReEncrypt };
  },
};
