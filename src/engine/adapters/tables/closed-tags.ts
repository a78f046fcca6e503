const remark = { begin: '<!--', end: '-->' };

/**
 * Whether every tag of a text ends before the next one begins. A reader of XML looks for each end to the end of the text: beginnings without
 * ends would keep it for hours. Text that is no markup (CDATA) counts as none, since our reader would leave it out without a word.
 */
export function areTagsClosed(xml: string): boolean {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    if (xml.startsWith('<![CDATA[', at)) return false;
    const isRemark = xml.startsWith(remark.begin, at);
    const end = xml.indexOf(isRemark ? remark.end : '>', at);
    if (end < 0) return false;
    const next = xml.indexOf('<', isRemark ? end : at + 1);
    if (next >= 0 && next < end) return false;
    at = next;
  }
  return true;
}
