import type { Page } from '@playwright/test';
import type { ControlAddress } from '../fixtures/control.ts';

/** The shells in which every story runs: the browser shell in Debian's Chromium, and Electron. */
export type Shell = 'chromium' | 'electron';

/** How the practice partner begins. */
export interface PartnerStart {
  readonly customers: number;
  readonly seed: number;
  /** No request arrives unless the story lets it. */
  readonly quiet: boolean;
  readonly throttled: boolean;
}
export interface DeskStart {
  readonly profile: string;
  readonly partner: PartnerStart;
}

/** Where the practice partner of a running desk is reached and steered, and its process. */
export interface PartnerControl extends ControlAddress {
  readonly process: number;
  readonly partner: string;
}

/** A document that the person saved. */
export interface Saved {
  readonly name: string;
  readonly content: string;
  /** As they were written; `content` is what they say as UTF-8. */
  readonly bytes: Buffer;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** One running Consent Desk, as a person has it: its page, its files, its window. */
export interface OpenDesk {
  /** The one-time address; null where the desk has a window of its own. */
  readonly address: string | null;
  readonly control: PartnerControl;
  /** The page on which a person works. */
  page(): Promise<Page>;
  /** Everything that the program has printed. */
  output(): string;
  /** Presses, and answers the document that this saved; the person takes the name that is offered. */
  saved(press: () => Promise<void>): Promise<Saved>;
  /** Addresses that were handed to the operating system to be opened, oldest first. */
  opened(): Promise<readonly string[]>;
  resize(size: Size): Promise<void>;
  /** What the operating system says of light and dark. */
  wear(theme: 'light' | 'dark'): Promise<void>;
  /** Ends the engine so that it stays away. */
  endEngine(): Promise<void>;
  /** Ends the desk as a person does, and waits. Answers the program's exit code. */
  quit(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

export interface Driver {
  readonly shell: Shell;
  /** Starts the built desk on a profile and waits until its practice partner can be steered. */
  open(start: DeskStart): Promise<OpenDesk>;
}
