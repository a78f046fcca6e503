// Signs the lists of versions that electron-builder wrote, for an update server: latest.yml gets latest.yml.sig beside it.
//   node scripts/sign-updates.mjs --new-key FILE    makes a key (FILE, for its owner only) and prints what goes into `updateKey` of the settings
//   node scripts/sign-updates.mjs FOLDER            signs every latest*.yml in FOLDER by the key in the file that UPDATE_KEY_FILE names
// The key belongs on no build server that others can reach: whoever has it can give every copy a new program.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The 32 bytes of an Ed25519 public key, in base64. */
const publicText = (key) => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');

/** Makes a key in a new file; never over one that is there. Answers what the settings need. */
export function newKey(file) {
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { flag: 'wx', mode: 0o600 });
  return publicText(privateKey);
}

/** Writes NAME.yml.sig beside every list. Answers their names. */
export function signLists(folder, keyFile) {
  const key = createPrivateKey(readFileSync(keyFile));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${keyFile} holds no Ed25519 key.`);
  const lists = readdirSync(folder).filter((name) => /^latest[\w-]*\.yml$/.test(name));
  for (const name of lists) {
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.sig`), `${sign(null, bytes, key).toString('base64')}\n`);
  }
  return lists;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [first, second] = process.argv.slice(2);
  const keyFile = process.env.UPDATE_KEY_FILE;
  if (first === '--new-key' && second) {
    console.log(`updateKey: ${newKey(second)}`);
  } else if (first && keyFile) {
    const signed = signLists(first, keyFile);
    console.log(`signed: ${signed.join(', ') || 'nothing, there is no latest*.yml'}`);
    process.exitCode = signed.length > 0 ? 0 : 1;
  } else {
    console.error('Say which folder is signed, and by which key: UPDATE_KEY_FILE=key.pem node scripts/sign-updates.mjs dist');
    process.exitCode = 2;
  }
}
