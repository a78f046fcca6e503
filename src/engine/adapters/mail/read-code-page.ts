const pages: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  20127: 'us-ascii',
  20866: 'koi8-r',
  51932: 'euc-jp',
  51949: 'euc-kr',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** The name of a Windows code page as decoders know it; null for one that is not used in mails. */
export function codePage(number: unknown): string | null {
  if (typeof number !== 'number') return null;
  if (number >= 1250 && number <= 1258) return `windows-${number}`;
  if (number >= 28591 && number <= 28606) return `iso-8859-${number - 28590}`;
  return Object.hasOwn(pages, number) ? (pages[number] ?? null) : null;
}
