const quoteBegins: readonly RegExp[] = [
  /^\s*-{2,}\s*(?:original message|forwarded message|原始邮件|原邮件|转发邮件|转发的邮件|回复的原邮件|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{0,}/iu,
  /^\s*begin forwarded message:/iu,
  /^\s*_{10,}\s*$/u,
  /^\s*on\b.{0,300}\bwrote:\s*$/iu,
  /^\s*(?:am|le|el|il)\b.{0,300}(?:schrieb|a écrit|escribió|ha scritto)\b.{0,100}:\s*$/iu,
  /^.{0,200}(?:写道|寫道|来信)\s*[:：]\s*$/u,
  /^\s*(?:发件人|寄件者|寄件人|發件人)\s*[:：]/u,
];
/** Outlook's head of a quoted mail: it counts only when the next lines go on as one does. */
const head = /^\s*\**from\**\s*[:：]\s*\S/iu;
const headGoesOn = /^\s*\**(?:sent|to|date|cc|subject)\**\s*[:：]/iu;

/**
 * What the writer says, without what others said before: quoted lines (`> `) and everything from the head of a quoted mail on. Only these
 * words can be an answer.
 */
export function ownWords(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  for (const [index, line] of lines.entries()) {
    const two = `${line} ${lines[index + 1] ?? ''}`;
    const begins = quoteBegins.some((pattern) => pattern.test(line)) || /^\s*on\b[^\n]{0,300}\bwrote:\s*$/iu.test(two);
    const headed = head.test(line) && lines.slice(index + 1, index + 3).some((next) => headGoesOn.test(next));
    if (begins || headed) break;
    if (!/^\s*(?:>|＞|\|\s)/u.test(line)) kept.push(line);
  }
  return kept.join('\n').trim();
}
