/** The covering note goes as a file of its own, so that nothing is added to the prescribed text (R28, facts.md 3.2). */
export const NOTE_FILE = 'covering-note.txt';

/** Its first line. */
export const NOTE_LABEL = "Covering note by the partner. It is not part of Huawei's template.";

/** The file's text, lines ending in LF. */
export const noteText = (note: string): string => `${NOTE_LABEL}\n\n${note.replace(/\r\n?/gu, '\n').trim()}\n`;

/** Whether a file beside a letter says by its name that it is not part of it: the note, or a picture of the mail (`picture-of-the-mail.pdf`). */
export const isLabelledFile = (name: string): boolean => name === NOTE_FILE || /^picture-of-[^/\\]*\.(?:pdf|png)$/iu.test(name);
