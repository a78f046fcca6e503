import { evidenceStatement } from './statement.ts';

/** VERIFY.txt of a bundle: how anybody checks it without the app. */
export function verifyText(input: { readonly fingerprint: string; readonly simulated: boolean }): string {
  const { fingerprint, simulated } = input;
  return `${simulated ? 'SIMULATED: this bundle is practice; nothing of it concerns Huawei Cloud.\n\n' : ''}How to check this bundle without Consent Desk

${evidenceStatement(fingerprint)}

Compare the fingerprint with one that you got another way, such as from an earlier checkpoint: a bundle that somebody sealed
anew by a key of their own is whole, too.

A. With Node 20 or newer and the verifier that Consent Desk saves (verify-evidence.mjs), over the .zip as it was received:

   node verify-evidence.mjs BUNDLE.zip --key ${fingerprint}

B. With sha256sum and openssl 3, in the folder into which the .zip was unpacked. All four have to succeed:

   1. Nothing changed, nothing is missing (Linux; macOS: shasum -a 256 -c SHA256SUMS):
      sha256sum -c SHA256SUMS

   2. The list of files is the sealed one:
      openssl pkeyutl -verify -rawin -pubin -inkey public-key.pem -sigfile manifest.sig -in manifest.json

   3. The key is the one of the fingerprint; this has to print ${fingerprint}:
      openssl pkey -pubin -in public-key.pem -outform DER | openssl dgst -sha256

   4. The sums of SHA256SUMS are those of manifest.json, which lists every file but manifest.json, manifest.sig and
      SHA256SUMS, and no other file is there. With jq this prints nothing:
      jq -r '.files[] | "\\(.sha256)  \\(.path)"' manifest.json | diff - <(grep -v '  manifest\\.' SHA256SUMS)

   Windows (PowerShell): Get-FileHash -Algorithm SHA256 FILE prints the sum of one file; openssl works as above.

The operation log is in log/entries.jsonl, one entry a line. The hash of an entry is the SHA-256 of the hash before it, a line
feed, and the entry as canonical JSON (RFC 8785). Entries of this case come with their personal text and its salts: each digest
is the SHA-256 of the salt, a line feed, and the text. All others are links without personal text. checkpoint.json says
where the chain stood; its signature is over its own canonical JSON without the member "signature".
`;
}
