/** VERIFY.txt beside a stamped checkpoint. */
export function stampInstructions(input: { readonly authority: string; readonly stampedAt: string; readonly simulated: boolean }): string {
  return `${input.simulated ? 'SIMULATED: this checkpoint is practice; nothing of it concerns Huawei Cloud.\n\n' : ''}A checkpoint of an operation log, and a time stamp of it (RFC 3161)

checkpoint.json   where the log stood, signed by the desk's sealing key
checkpoint.tsq    the question: the SHA-256 of checkpoint.json
checkpoint.tsr    the answer of ${input.authority}: ${input.stampedAt} by its clock

Consent Desk saw that the answer was granted, that it is about these bytes, and that it answers this question. It did not judge
whether the authority is to be trusted. Do that with openssl and the authority's root certificate, which you get from the
authority itself:

   openssl ts -verify -data checkpoint.json -in checkpoint.tsr -CAfile ROOT.pem

where the authority's intermediate certificates are not in its answer, with -untrusted CHAIN.pem besides. What the stamp says:

   openssl ts -reply -in checkpoint.tsr -text

It shows that this checkpoint existed at that time, as far as the authority is trusted; not who wrote the log.
`;
}
