import { shell } from 'electron';

/** Shows the log of faults in its folder. The path is ours alone: no page ever names one. */
export function showLog(path: string): void {
  shell.showItemInFolder(path);
}
